//! The shop's own fixed collection codes 收款码: the customer scans one and types
//! the amount. They are what the provider printed for the shop; nobody is asked
//! whether anything arrived.

use crate::ids::CollectionCodeId;
use crate::refusal::{FieldProblem, Refusal, required};
use crate::settlement::PaymentMeans;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Longer ones have more modules than a camera tells apart on a screen.
const MAX_LEN: usize = 300;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CollectionCode {
    pub id: CollectionCodeId,
    pub means: PaymentMeans,
    /// What the code says; empty once it was taken off.
    pub content: String,
    pub version: i64,
}

/// What the codes of a provider begin with. Those of a bank take money by either
/// and begin with neither.
const fn own_beginnings(means: PaymentMeans) -> &'static [&'static str] {
    match means {
        PaymentMeans::Wechat => &["wxp://", "weixin://", "https://wx.tenpay.com/"],
        PaymentMeans::Alipay => &["https://qr.alipay.com/", "https://mobilecodec.alipay.com/", "alipays://"],
        _ => &[],
    }
}

impl CollectionCode {
    /// The means a customer pays by scanning a code.
    pub const MEANS: [PaymentMeans; 2] = [PaymentMeans::Wechat, PaymentMeans::Alipay];

    pub const fn none(means: PaymentMeans) -> Self {
        Self { id: CollectionCodeId(0), means, content: String::new(), version: 0 }
    }

    /// # Errors
    /// A means nobody scans for, no code, the other provider's, or the code a
    /// customer shows to be scanned: that one is theirs, and good for a minute.
    pub fn shows(self, content: &str) -> Result<Self, Refusal> {
        if !Self::MEANS.contains(&self.means) {
            return Err(Refusal::bad("means", FieldProblem::Unknown));
        }
        let content = required("collection_code", content, MAX_LEN)?;
        let small = content.to_lowercase();
        let begins = |means: PaymentMeans| own_beginnings(means).iter().any(|known| small.starts_with(known));
        if Self::MEANS.into_iter().any(|of| of != self.means && begins(of)) {
            return Err(Refusal::ForeignCollectionCode);
        }
        if content.chars().any(char::is_control) || content.chars().all(|sign| sign.is_ascii_digit()) {
            return Err(Refusal::NoCollectionCode);
        }
        Ok(Self { content, ..self })
    }

    /// # Errors
    /// A means nobody scans for.
    pub fn taken_off(self) -> Result<Self, Refusal> {
        if !Self::MEANS.contains(&self.means) {
            return Err(Refusal::bad("means", FieldProblem::Unknown));
        }
        Ok(Self { content: String::new(), ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::CollectionCode;
    use crate::refusal::Refusal;
    use crate::settlement::PaymentMeans::{self, Alipay, Cash, Wechat};

    fn shown(means: PaymentMeans, content: &str) -> Result<String, Refusal> {
        CollectionCode::none(means).shows(content).map(|code| code.content)
    }

    #[test]
    fn a_code_is_kept_as_it_was_printed() {
        for (means, content) in [
            (Wechat, "wxp://f2f0aBcD-eF"),
            (Alipay, "HTTPS://QR.ALIPAY.COM/FKX0123"),
            (Wechat, "https://qr.95516.com/48021000/abc"),
            (Alipay, "https://qr.95516.com/48021000/abc"),
        ] {
            assert_eq!(shown(means, &format!(" {content} ")), Ok(content.to_owned()));
        }
    }

    #[test]
    fn the_wrong_code_is_told_from_the_right_one() {
        assert_eq!(shown(Wechat, "https://qr.alipay.com/x"), Err(Refusal::ForeignCollectionCode));
        assert_eq!(shown(Alipay, "WXP://f2f"), Err(Refusal::ForeignCollectionCode));
        assert_eq!(shown(Wechat, "134567890123456789"), Err(Refusal::NoCollectionCode));
        assert_eq!(shown(Wechat, "wxp://a\u{0}b"), Err(Refusal::NoCollectionCode));
        for (means, content) in
            [(Cash, "wxp://x".to_owned()), (Wechat, " ".to_owned()), (Wechat, "x".repeat(301))]
        {
            assert!(matches!(shown(means, &content), Err(Refusal::BadField { .. })), "{means:?} {content}");
        }
    }
}
