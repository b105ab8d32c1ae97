//! What a command answered is kept for a while, and its key for ever.

mod support;

use domain::ids::PersonId;
use serde_json::{Value, json};
use storage::{Actor, Db, StorageError, WriteOutcome};
use support::{Folder, actor};

/// Whether the work was done for this post, and what it is answered.
fn post(db: &Db, number: i64, person: i64) -> Result<(bool, Value), StorageError> {
    let actor = Actor {
        person_id: Some(PersonId(person)),
        key: Some(format!("key-of-post-{number}")),
        request_hash: "hash".to_owned(),
        ..actor("test")
    };
    let outcome = db.write::<StorageError>(&actor, |_| Ok(json!({ "answered": number })))?;
    Ok(match outcome {
        WriteOutcome::Done(answer) => (true, answer),
        WriteOutcome::Repeated(answer) => (false, answer),
    })
}

#[test]
fn an_old_post_is_known_by_its_key_when_its_answer_is_forgotten() {
    let folder = Folder::new();
    let db = folder.open();
    for number in 0..1_300 {
        assert!(post(&db, number, 1).expect("done").0);
    }
    assert_eq!(db.forget_answers_but(50).expect("forgotten"), 1_250);
    assert_eq!(db.forget_answers_but(50).expect("nothing to forget"), 0, "nothing is gone through again");
    for number in [1_250, 1_299] {
        assert_eq!(post(&db, number, 1).expect("kept"), (false, json!({ "answered": number })));
    }
    for number in [0, 700, 1_249] {
        assert!(matches!(post(&db, number, 1), Err(StorageError::DoneLongAgo)), "{number}");
        assert!(matches!(post(&db, number, 2), Err(StorageError::KeyReused)), "{number}: somebody else");
    }
}
