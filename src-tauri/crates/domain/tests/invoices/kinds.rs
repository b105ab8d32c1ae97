use domain::tax_invoice::TaxInvoiceKind::{
    self, DigitalGeneral, DigitalSpecial, ElectronicGeneral, PaperGeneral, PaperSpecial,
};

#[test]
fn the_bureaus_words_and_the_number_say_which_kind_it_is() {
    let (digital, old) = ("2644 2000 0001 2345 6789", "12345678");
    for (words, number, kind) in [
        ("数电发票（增值税专用发票）", digital, Some(DigitalSpecial)),
        ("电子发票（普通发票）", digital, Some(DigitalGeneral)),
        ("增值税电子普通发票", old, Some(ElectronicGeneral)),
        ("增值税普通发票", old, Some(PaperGeneral)),
        ("增值税专用发票", old, Some(PaperSpecial)),
        ("机动车销售统一发票", digital, None),
        ("专用发票或普通发票", digital, None),
        ("", digital, None),
    ] {
        assert_eq!(TaxInvoiceKind::from_words(words, number), kind, "{words}");
    }
}
