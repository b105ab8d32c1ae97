//! Papers on their way to real printers: one of the network, and a dot-matrix
//! printer behind CUPS.
#![cfg(target_os = "linux")]

mod dot_matrix;
mod network;
mod odd_services;
mod shop_paper;
mod support;
