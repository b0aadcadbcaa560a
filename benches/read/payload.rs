//! Large payloads that are the same on every machine.

use std::fmt::Write as _;

const TYPES: [&str; 4] = ["Transcode", "Snapshot", "SmartCover", "Concat"];

/// A workflow callback in XML, indented, of about `n_bytes`.
pub(crate) fn workflow_xml(n_bytes: usize) -> String {
    let mut text = String::with_capacity(n_bytes + 1024);
    text.push_str(
        "<Response>\n  <WorkflowExecution>\n    <RunId>i70ae991a152911ecb184525400a8700f</RunId>\n    \
         <BucketId>examplebucket-1250000000</BucketId>\n    <Object>videos/0000.mp4</Object>\n    \
         <WorkflowId>w29ba54d02b7340dd9fb44eb5beb786b9</WorkflowId>\n    \
         <WorkflowName>nightly</WorkflowName>\n    <CreateTime>2020-12-01T11:00:00+0800</CreateTime>\n    \
         <State>Success</State>\n",
    );
    for task in 0.. {
        if text.len() >= n_bytes {
            break;
        }
        let [kind, id, second] = facts(task);
        write!(
            text,
            "    <Tasks>\n      <Type>{kind}</Type>\n      \
             <CreateTime>2020-12-01T11:00:{second}+0800</CreateTime>\n      \
             <EndTime>2020-12-01T11:01:{second}+0800</EndTime>\n      <State>Success</State>\n      \
             <JobId>{id}</JobId>\n      <Name>{kind}_{task}</Name>\n      \
             <TemplateId>t{id}</TemplateId>\n      <TemplateName>template &amp; {task}</TemplateName>\n    \
             </Tasks>\n"
        )
        .expect("a string takes all");
    }
    text.push_str("  </WorkflowExecution>\n</Response>\n");
    text
}

/// The same callback in JSON without its envelope, in one line, of about `n_bytes`.
pub(crate) fn workflow_json(n_bytes: usize) -> String {
    let mut text = String::with_capacity(n_bytes + 1024);
    text.push_str(
        r#"{"WorkflowExecution":{"RunId":"i70ae991a152911ecb184525400a8700f","BucketId":"examplebucket-1250000000","Object":"videos/0000.mp4","WorkflowId":"w29ba54d02b7340dd9fb44eb5beb786b9","WorkflowName":"nightly","CreateTime":"2020-12-01T11:00:00+0800","State":"Success","Tasks":["#,
    );
    for task in 0.. {
        if text.len() >= n_bytes {
            break;
        }
        let [kind, id, second] = facts(task);
        let comma = if task == 0 { "" } else { "," };
        write!(
            text,
            r#"{comma}{{"Type":"{kind}","CreateTime":"2020-12-01T11:00:{second}+0800","EndTime":"2020-12-01T11:01:{second}+0800","State":"Success","JobId":"{id}","Name":"{kind}_{task}","TemplateId":"t{id}","TemplateName":"template \u0026 {task}"}}"#
        )
        .expect("a string takes all");
    }
    text.push_str("]}}\n");
    text
}

/// Type, id and second of a task.
fn facts(task: usize) -> [String; 3] {
    let kind = TYPES[task % TYPES.len()].to_owned();
    let id = format!("{:032x}", (task as u128 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_0C3C));
    [kind, id, format!("{:02}", task % 60)]
}
