//! What codes of customers, bookings, complaints and calls are called in lists, which are Chinese.

use domain::appointment::{AppointmentStage, Channel};
use domain::booking_call::BookingCallOutcome;
use domain::complaint::{ComplaintCategory, ComplaintState, Severity};
use domain::consent::{ConsentMatter, LeftAlone};
use domain::contact::ContactRole;
use domain::customer::CustomerKind;
use domain::follow_up::CallOutcome;
use domain::part_price::PriceClass;

pub(super) const fn customer_kind(kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::Private => "个人",
        CustomerKind::Company => "单位",
    }
}

pub(super) const fn price_class(class: PriceClass) -> &'static str {
    match class {
        PriceClass::Retail => "零售价",
        PriceClass::Member => "会员价",
        PriceClass::Company => "单位客户价",
        PriceClass::Trade => "同行价",
    }
}

/// Why nobody reminds the owner of a car of what is due.
pub(super) const fn left_alone(why: LeftAlone) -> &'static str {
    match why {
        LeftAlone::RefusesMessages => "不要短信",
        LeftAlone::Withdrawn => "不要营销信息",
        LeftAlone::NeverAsked => "未问过",
    }
}

pub(super) const fn contact_role(role: ContactRole) -> &'static str {
    match role {
        ContactRole::Driver => "驾驶员",
        ContactRole::FleetManager => "车队负责人",
        ContactRole::Family => "家人",
        ContactRole::Finance => "财务",
        ContactRole::Other => "其他",
    }
}

pub(super) const fn consent_matter(matter: ConsentMatter) -> &'static str {
    match matter {
        ConsentMatter::Marketing => "营销信息",
        ConsentMatter::Privacy => "隐私告知",
    }
}

pub(super) const fn booking_call_outcome(outcome: BookingCallOutcome) -> &'static str {
    match outcome {
        BookingCallOutcome::Comes => "会来",
        BookingCallOutcome::AnotherTime => "改时间",
        BookingCallOutcome::CalledOff => "不来了",
        BookingCallOutcome::NotReached => "没接通",
    }
}

pub(super) const fn booking_stage(stage: AppointmentStage) -> &'static str {
    match stage {
        AppointmentStage::Booked => "已预约",
        AppointmentStage::Confirmed => "已确认",
        AppointmentStage::Arrived => "已到店",
        AppointmentStage::Cancelled => "已取消",
        AppointmentStage::NoShow => "未到店",
    }
}

pub(super) const fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "电话",
        Channel::Online => "网络",
        Channel::OnSite => "现场",
        Channel::Referral => "介绍",
    }
}

pub(super) const fn complaint_state(state: ComplaintState) -> &'static str {
    match state {
        ComplaintState::Open => "处理中",
        ComplaintState::AwaitingAnswer => "待客户答复",
        ComplaintState::Closed => "已结案",
    }
}

pub(super) const fn complaint_category(category: ComplaintCategory) -> &'static str {
    match category {
        ComplaintCategory::RepairQuality => "维修质量",
        ComplaintCategory::PartsQuality => "配件质量",
        ComplaintCategory::Attitude => "服务态度",
        ComplaintCategory::Price => "价格",
        ComplaintCategory::Delay => "延误",
        ComplaintCategory::Other => "其他",
    }
}

pub(super) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Normal => "一般",
        Severity::Urgent => "紧急",
        Severity::Special => "专案",
    }
}

pub(super) const fn call_outcome(outcome: CallOutcome) -> &'static str {
    match outcome {
        CallOutcome::Satisfied => "满意",
        CallOutcome::Suggestion => "有建议",
        CallOutcome::Problem => "有问题",
        CallOutcome::Refused => "拒访",
        CallOutcome::WrongNumber => "号码错误",
        CallOutcome::Unreachable => "未接通",
        CallOutcome::CallBack => "约时再打",
    }
}
