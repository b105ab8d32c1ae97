//! The columns of a list of operations.

use super::names::Names;

pub const OPERATIONS: Names = &[
    (
        "code",
        &[
            "项目编码",
            "项目编号",
            "工时编码",
            "工时代码",
            "编码",
            "编号",
            "代码",
            "項目編碼",
            "編碼",
            "編號",
            "code",
            "operationcode",
        ],
    ),
    (
        "name",
        &[
            "项目名称",
            "维修项目",
            "工时名称",
            "项目",
            "名称",
            "作业名称",
            "項目名稱",
            "維修項目",
            "名稱",
            "name",
            "operation",
            "service",
        ],
    ),
    ("line_kind", &["类别", "项目类别", "种类", "类型", "類別", "種類", "kind", "type"]),
    ("trade", &["工种", "班组", "工種", "trade", "team"]),
    ("level", &["等级", "技术等级", "最低等级", "等級", "level", "skill"]),
    (
        "hours",
        &[
            "标准工时",
            "工时",
            "定额工时",
            "工时数",
            "標準工時",
            "工時",
            "hours",
            "standardhours",
            "labourhours",
        ],
    ),
    ("unit", &["单位", "单位名称", "單位", "unit"]),
    (
        "unit_price",
        &["单价", "工时单价", "工时费", "收费标准", "价格", "單價", "價格", "price", "rate", "unitprice"],
    ),
    ("fee", &["费用", "工时费用", "项目费用", "費用", "fee", "charge"]),
    ("class_hours", &["各车型工时", "车型工时", "各車型工時", "hoursbyclass"]),
    ("asked", &["关键数据", "检测数据", "關鍵數據", "keydata", "measurements"]),
    ("checklist", &["检查要点", "检查项目", "自检项目", "檢查要點", "checklist"]),
    ("warranty", &["质保", "质保期", "保修", "保修期", "質保", "保固", "保固期", "warranty"]),
    ("usual_parts", &["常用配件", "配件", "常用零件", "usualparts", "parts"]),
];
