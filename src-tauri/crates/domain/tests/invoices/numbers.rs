use domain::refusal::Refusal;
use domain::tax_invoice::TaxInvoiceKind;
use domain::tax_invoice::TaxInvoiceKind::{
    DigitalGeneral, DigitalSpecial, ElectronicGeneral, PaperGeneral, PaperSpecial,
};
use domain::tax_invoice::number::checked_number;

fn digits(field: &str, digits: i64, letters: i64, needed: &str) -> Refusal {
    Refusal::InvoiceDigits { field: field.into(), digits, letters, needed: needed.into() }
}

#[test]
fn numbers_are_taken_as_they_are_written() {
    for (kind, code, number, expect) in [
        (DigitalGeneral, "", "26442000000123456789", ("", "26442000000123456789")),
        (DigitalSpecial, " ", "2644 2000 0001 2345 6789", ("", "26442000000123456789")),
        (DigitalGeneral, "", "２６４４２００００００１２３４５６７８９", ("", "26442000000123456789")),
        (ElectronicGeneral, "044001900111", "12345678", ("044001900111", "12345678")),
        (PaperSpecial, "4400191130", "0012-3456", ("4400191130", "00123456")),
        (PaperGeneral, "", "26442000000123456789", ("", "26442000000123456789")),
    ] {
        let (code, number) = checked_number(kind, code, number).expect(number);
        assert_eq!((code.as_str(), number.as_str()), expect);
    }
}

#[test]
fn another_number_of_digits_is_counted_and_named() {
    for (kind, code, number, expect) in [
        (DigitalGeneral, "", "2644200000012345678", digits("number", 19, 0, "20")),
        (DigitalGeneral, "", "264420000001234567890", digits("number", 21, 0, "20")),
        (DigitalSpecial, "", "2644200000012345678O", digits("number", 19, 1, "20")),
        (DigitalSpecial, "", "", digits("number", 0, 0, "20")),
        (DigitalGeneral, "044001900111", "26442000000123456789", Refusal::InvoiceCodeUnwanted),
        (ElectronicGeneral, "", "12345678", digits("invoice_code", 0, 0, "10 / 12")),
        (ElectronicGeneral, "044001900111", "1234567", digits("number", 7, 0, "8")),
        (PaperGeneral, "", "12345678", digits("invoice_code", 0, 0, "10 / 12")),
        (PaperSpecial, "44001911", "12345678", digits("invoice_code", 8, 0, "10 / 12")),
        (PaperGeneral, "", "1234567", digits("number", 7, 0, "20 / 8")),
    ] {
        assert_eq!(checked_number(kind, code, number), Err(expect), "{kind:?} {code} {number}");
    }
}

#[test]
fn what_is_kept_goes_through_again() {
    for kind in TaxInvoiceKind::ALL {
        for (code, number) in [("", "26442000000123456789"), ("044001900111", "12345678")] {
            if let Ok((code, number)) = checked_number(kind, code, number) {
                assert_eq!(checked_number(kind, &code, &number), Ok((code, number)));
            }
        }
    }
}
