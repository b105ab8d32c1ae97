//! Counterfoils in the words of the first program that kept them: every later
//! program must read them, for as long as a shop has its file. They are never
//! edited; a struct that cannot read them any more is what must give way.

use super::answers::KeptAnswers;
use super::handed_back::HandedBack;
use super::parties::Parties;
use documents::check_in_sheet::CheckInSheet;
use documents::job_card::JobCard;
use serde::de::DeserializeOwned;

const HEAD: &str = r#"{"name":"顺风汽修","address":"新安路 18 号","phone":"0755","licence":"","bank":""}"#;
const CONTACT: &str = r#"{"name":"张小芳","phone":"13823456789"}"#;
const VEHICLE: &str =
    r#"{"plate":"粤B·D12345","model":"大众 帕萨特","vin":"","engine_number":"","colour":"蓝"}"#;
const DRAWN: &str = r#"{"width":300,"height":100,"strokes":[[[10,10],[90,60]]]}"#;

fn is_read<T: DeserializeOwned>(words: &str) {
    let words = words
        .replace("HEAD", HEAD)
        .replace("CONTACT", CONTACT)
        .replace("CAR", VEHICLE)
        .replace("DRAWN", DRAWN);
    if let Err(fault) = serde_json::from_str::<T>(&words) {
        panic!("{}: {fault}\n{words}", std::any::type_name::<T>());
    }
}

#[test]
fn what_the_first_program_kept_is_still_read() {
    is_read::<Parties>(
        r#"{"head":HEAD,"zone":480,"work_order":"GD20260302001","certificate":"","customer":CONTACT,
            "brought_by":CONTACT,"vehicle":CAR,"repair_kind":"小修","checked_in_at":"2026-03-02 10:00",
            "mileage_in_km":68432,"mileage_out_km":68440,"advisor":"王","inspector":"周","payer":"张小芳（客户）","category":"收费",
            "old_parts":"旧件由客户带走","warranty":"2000 公里 或 10 天","cashier":"赵","driven_on_with":""}"#,
    );
    is_read::<HandedBack>(
        r#"{"work_order":"GD20260302001","customer":CONTACT,"vehicle":CAR,"at":"2026-03-02T02:00:00Z",
            "accepted_by":"张小芳","means":"on_screen","paper":"","signature":DRAWN,"old_parts_shown":true,
            "items_returned":true,"advice":"","next_service_on":"2026-09-01","next_service_km":76000,
            "with_warranty":true,"warranty_until":"2026-03-12","warranty_km":70432,"mileage_out_km":68440}"#,
    );
    is_read::<KeptAnswers>(
        r#"{"work_order":"GD20260302001","customer":CONTACT,"vehicle":CAR,"by_name":"张小芳","means":"signature",
            "paper":"","signature":DRAWN,"answers":[{"estimate":"BJ20260302001","name":"更换机油","amount":12000,
            "approved":true,"reason":""}]}"#,
    );
    is_read::<CheckInSheet>(
        r#"{"head":HEAD,"number":"GD20260302001","printed_at":"","checked_in_at":"2026-03-02 10:00",
            "promised_at":"","advisor":"王","customer":CONTACT,"brought_by":CONTACT,"vehicle":CAR,
            "arrival":"自行驶入","mileage_km":68432,"fuel_percent":40,"symptom":"异响",
            "marks":[{"x":200,"y":300,"kind":"dent","note":"左前门"}],"warning_lights":["胎压"],
            "items":[{"group":"功能","name":"雨刮","result":"repair_suggested","note":"刮不净"}],
            "belongings":"","valuables_reminded":true,"old_parts":"旧件由客户带走","wash_wanted":true,
            "test_drive_allowed":true,"confirmed_by":"张小芳","confirmed_at":"2026-03-02 10:00",
            "signature":DRAWN,"edition_note":""}"#,
    );
    is_read::<JobCard>(
        r#"{"head":HEAD,"number":"GD20260302001","printed_at":"","vehicle":CAR,"mileage_km":68432,"bay":"",
            "checked_in_at":"2026-03-02 10:00","promised_at":"","advisor":"王","symptom":"",
            "jobs":[{"code":"","name":"更换机油","hours":100,"technicians":["陈"],"key_data":[],"note":""}],
            "parts":[{"code":"","name":"机油","specification":"","unit":"升","quantity":4000,"remark":""}],
            "findings":[],"notes":"","self_inspection":["无油液渗漏"],"edition_note":""}"#,
    );
}
