//! What isn't about any job: the service tries out the address that callbacks go to.

use super::{Analysis, Facts, Findings, Rule, Severity, Told};
use crate::analysis::outcome::sign_of_test;
use crate::say;
use crate::words::Language;

pub(super) const TEST_REQUEST: Rule = Rule {
    id: "test-request",
    severity: Severity::Info,
    documentation: |language| say!(language, "rule-test-request"),
};

pub(super) fn check(analysis: &Analysis, findings: &mut Findings) {
    if let Some(sign) = sign_of_test(analysis) {
        findings.tell(&TEST_REQUEST, analysis, sign.id(), Facts::TestRequest);
    }
}

pub(super) fn tell(language: Language) -> Told {
    Told {
        title: say!(language, "test-request"),
        detail: say!(language, "test-request-detail"),
        remark: say!(language, "test-request-remark"),
    }
}
