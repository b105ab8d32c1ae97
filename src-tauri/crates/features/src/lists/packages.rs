//! 作业套餐表: what is done together by now, each with all it holds in one cell, in the form in which it comes in again.

use super::list::{Asked, List, Out, head, text};
use crate::operations::packages::as_written;
use domain::operation::package_cell::write_works;
use domain::part_price::PRICES;
use kernel::error::Result;

pub(super) const LIST: List = List {
    kind: "package_list",
    title: "作业套餐表",
    handed_to: PRICES,
    headings: &[head("套餐编码", 12), head("套餐名称", 28), head("内容", 80)],
    number: |asked| asked.of_today(),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    for package in asked.r.work_packages()?.into_iter().filter(|package| package.active) {
        let works = write_works(&as_written(asked.r, &package.works)?);
        out.row(&[text(package.code), text(package.name), text(works)])?;
    }
    Ok(())
}
