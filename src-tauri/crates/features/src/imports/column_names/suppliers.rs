//! The columns of a list of suppliers.

use super::names::{NOTE, Names};

pub const SUPPLIERS: Names = &[
    (
        "name",
        &[
            "供应商",
            "供应商名称",
            "供货商",
            "供货单位",
            "名称",
            "单位名称",
            "公司名称",
            "供應商",
            "供應商名稱",
            "名稱",
            "公司名稱",
            "supplier",
            "suppliername",
            "vendor",
            "company",
            "name",
        ],
    ),
    (
        "contact_name",
        &["联系人", "联系人姓名", "业务员", "聯絡人", "contact", "contactname", "contactperson"],
    ),
    (
        "phone",
        &[
            "电话",
            "电话号码",
            "手机",
            "手机号",
            "联系电话",
            "联系方式",
            "電話",
            "手機",
            "聯絡電話",
            "phone",
            "phonenumber",
            "mobile",
            "tel",
            "telephone",
        ],
    ),
    ("address", &["地址", "联系地址", "公司地址", "聯絡地址", "address"]),
    (
        "tax_number",
        &["税号", "纳税人识别号", "统一社会信用代码", "信用代码", "稅號", "taxnumber", "taxno", "vatno"],
    ),
    (
        "bank",
        &["开户行", "开户银行", "银行账号", "开户行及账号", "開戶行", "銀行帳號", "bank", "bankaccount"],
    ),
    ("licence_number", &["营业执照", "营业执照号", "执照号", "營業執照", "licence", "licenceno", "license"]),
    ("licence_until", &["执照有效期", "执照到期", "有效期至", "執照有效期", "licenceuntil", "licenceexpiry"]),
    ("payment_days", &["账期", "付款天数", "账期天数", "帳期", "paymentdays", "terms", "creditdays"]),
    ("lead_days", &["交货天数", "到货天数", "交货期", "交貨天數", "leaddays", "leadtime", "deliverydays"]),
    ("note", NOTE),
];
