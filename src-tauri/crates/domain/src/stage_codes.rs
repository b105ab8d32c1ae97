//! The stages of a visit, the actions that move it and what one may still lack,
//! as codes: a refusal names them, and knows no rule. The rules stand in
//! `work_order/stage.rs`.

use crate::money::Money;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    CheckedIn,
    Estimating,
    AwaitingAuthorisation,
    AwaitingAssignment,
    InRepair,
    AwaitingInspection,
    Preparing,
    AwaitingSettlement,
    ReadyForDelivery,
    Delivered,
    Closed,
    Cancelled,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Makes the order; it exists before any rule below applies.
    CheckIn,
    EditCheckIn,
    ConfirmCheckIn,
    /// A fact of the check-in was wrong: put right with a reason.
    CorrectCheckIn,
    /// Another advisor answers for the visit from here on.
    ReassignAdvisor,
    /// What was promised moves, with a reason the customer can be told.
    MovePromise,
    /// That the customer was told how their car is.
    NoteTold,
    /// Something of the car goes to another house.
    SendOutside,
    EditLines,
    IssueEstimate,
    RecordAnswers,
    WithdrawLine,
    AssignJobs,
    ReleaseToRepair,
    WorkOnJobs,
    ReportFinding,
    /// The customer does not want it done.
    DeclineFinding,
    /// The foreman looked at it, and there is nothing to be done.
    DismissFinding,
    SubmitSelfInspection,
    PassFinalInspection,
    FailFinalInspection,
    EditPreparation,
    PrepareBill,
    CompletePreparation,
    /// Money before there is a sheet to pay.
    TakeDeposit,
    TakePayment,
    PutOnAccount,
    CollectOnAccount,
    RefundPayment,
    VoidSettlement,
    Deliver,
    /// The customer does not take the car back: it is put right at no charge.
    RefuseDelivery,
    RecordSurvey,
    RecordFollowUp,
    Cancel,
}

/// What an action still lacks, in terms a screen can say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Missing {
    Mileage,
    Fuel,
    WalkAround,
    DraftLines,
    EstimateIssued {
        count: i64,
    },
    Answers {
        count: i64,
    },
    NothingOffered,
    ApprovedLine,
    Technicians {
        count: i64,
    },
    JobsFinished {
        count: i64,
    },
    FindingsDecided {
        count: i64,
    },
    FindingsSigned {
        count: i64,
    },
    AnswersWritten {
        count: i64,
    },
    Checklist {
        count: i64,
    },
    MileageOut,
    Bill,
    BillExists,
    Payment {
        owed: Money,
    },
    NothingOwed,
    NothingOnAccount,
    NothingReceived,
    OtherInspector,
    /// Others did the work: one of them signs for it, or the foreman.
    OtherSigner,
    /// Nothing was done at the car that could be done again.
    WorkDone,
    /// The visit is another advisor's to give away.
    OwnVisit,
    FinalInspection,
    CertificateNumber,
    FollowUp,
    ComplaintOpen,
    SurveyExists,
    StartedWorkUnsettled {
        count: i64,
    },
    SheetsVoided {
        count: i64,
    },
    /// So many of the two who look at the car together before it goes back.
    LastLook {
        count: i64,
    },
    /// So much is away at other houses, and the car is not whole.
    OutsideWork {
        count: i64,
    },
    /// So many days after delivery, or after it was written where that was later, it is
    /// not taken back any more.
    TakingBackEnded {
        days: i64,
    },
}
