//! The columns of the tax bureau's files, found by what stands above them: they
//! move from one version to the next, and so does the row they stand in.

use spreadsheets::Grid;

/// So far down a header is looked for: above it stand a title and some hints.
const HEADER_WITHIN: usize = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Serial,
    Kind,
    TaxIncluded,
    IsPerson,
    Title,
    BuyerTaxNumber,
    Remark,
    ItemName,
    TaxCode,
    Specification,
    Unit,
    Quantity,
    UnitPrice,
    Amount,
    Rate,
    // Of what the bureau hands back.
    InvoiceCode,
    Number,
    IssuedOn,
    Gross,
    Tax,
    Reason,
    // Of a red one: what it reverses.
    IsPositive,
    BlueCode,
    BlueNumber,
}

impl Column {
    /// What stands above it in one version or another, the usual words first.
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Serial => &["发票流水号", "流水号", "单据编号"],
            Self::Kind => &["发票类型", "发票种类", "发票票种", "票种"],
            Self::TaxIncluded => &["是否含税", "含税标志"],
            Self::IsPerson => &["受票方自然人标识", "购买方自然人标识", "是否自然人"],
            Self::Title => &["购买方名称", "购方名称", "受票方名称"],
            Self::BuyerTaxNumber => &[
                "购买方纳税人识别号",
                "购方纳税人识别号",
                "购买方税号",
                "购方税号",
                "购买方识别号",
                "购方识别号",
            ],
            Self::Remark => &["备注"],
            Self::ItemName => &["项目名称", "商品名称", "货物或应税劳务名称"],
            Self::TaxCode => &["商品和服务税收编码", "商品和服务税收分类编码", "税收分类编码", "商品编码"],
            Self::Specification => &["规格型号"],
            Self::Unit => &["单位", "计量单位"],
            Self::Quantity => &["数量"],
            Self::UnitPrice => &["单价"],
            Self::Amount => &["金额", "合计金额", "不含税金额"],
            Self::Rate => &["税率", "税率/征收率"],
            Self::InvoiceCode => &["发票代码"],
            Self::Number => &["数电发票号码", "数电票号码", "全电发票号码", "发票号码"],
            Self::IssuedOn => &["开票日期", "开具日期", "开票时间"],
            Self::Gross => &["价税合计", "价税合计金额", "含税金额"],
            Self::Tax => &["税额", "合计税额"],
            Self::Reason => &[
                "失败原因",
                "导入失败原因",
                "开具失败原因",
                "错误原因",
                "错误信息",
                "导入结果",
                "开具结果",
                "开票结果",
                "处理结果",
            ],
            Self::IsPositive => &["是否正数发票"],
            Self::BlueCode => &["对应蓝字发票代码", "原蓝字发票代码", "被红冲蓝字发票代码", "蓝字发票代码"],
            Self::BlueNumber => &[
                "被红冲蓝字数电票号码",
                "被红冲蓝字数电发票号码",
                "对应蓝字数电发票号码",
                "对应蓝字发票号码",
                "原蓝字发票号码",
                "被红冲蓝字发票号码",
                "蓝字数电发票号码",
                "蓝字发票号码",
            ],
        }
    }

    /// What a person looks for above it.
    pub fn name(self) -> &'static str {
        self.names().first().copied().unwrap_or_default()
    }
}

/// A header without stars, blanks, line ends and what stands in brackets.
fn plain(text: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            '*' | '＊' | ':' | '：' => {}
            c if depth > 0 || c.is_whitespace() => {}
            c => plain.push(c),
        }
    }
    plain
}

/// Where the columns of a table are.
#[derive(Clone, Debug)]
pub struct Header {
    /// Its place among the rows of the grid, from 0.
    pub place: usize,
    /// The number of its row, as a spreadsheet counts.
    pub row: u32,
    found: Vec<(Column, usize)>,
}

impl Header {
    /// The row within the first ones that names the most of these columns, when it
    /// names one of each of the groups in `needed`.
    pub fn of(grid: &Grid, columns: &[Column], needed: &[&[Column]]) -> Option<Self> {
        let header = |place: usize| {
            let row = grid.row(place)?;
            let cells: Vec<String> = row.cells().map(plain).collect();
            let at = |column: Column| {
                let names = column.names().iter();
                names.filter_map(|name| cells.iter().position(|cell| cell == name)).next()
            };
            let found: Vec<(Column, usize)> =
                columns.iter().filter_map(|column| Some((*column, at(*column)?))).collect();
            Some(Self { place, row: row.number, found })
        };
        let headers = (0..grid.len().min(HEADER_WITHIN)).rev().filter_map(header);
        let best = headers.max_by_key(|header| header.found.len())?;
        let has = |group: &&[Column]| group.iter().any(|column| best.column(*column).is_some());
        needed.iter().all(has).then_some(best)
    }

    /// With the columns that another look at the same row found.
    pub fn and(mut self, other: &Self) -> Self {
        let new = other.found.iter().filter(|(column, _)| self.column(*column).is_none());
        let new: Vec<(Column, usize)> = new.copied().collect();
        self.found.extend(new);
        self
    }

    /// The place of a column, from 0.
    pub fn column(&self, column: Column) -> Option<usize> {
        self.found.iter().find(|(known, _)| *known == column).map(|(_, place)| *place)
    }

    pub fn cell<'a>(&self, row: &spreadsheets::Row<'a>, column: Column) -> &'a str {
        self.column(column).map(|place| row.cell(place).trim()).unwrap_or_default()
    }
}
