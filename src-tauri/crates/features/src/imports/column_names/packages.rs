//! The columns of a list of packages of work.

use super::names::Names;

pub const PACKAGES: Names = &[
    (
        "code",
        &["套餐编码", "套餐编号", "编码", "编号", "代码", "套餐編碼", "編碼", "編號", "code", "packagecode"],
    ),
    ("name", &["套餐名称", "套餐", "名称", "套餐名稱", "名稱", "name", "package", "packagename"]),
    (
        "works",
        &["内容", "套餐内容", "项目", "包含项目", "內容", "套餐內容", "項目", "works", "content", "contents"],
    ),
];
