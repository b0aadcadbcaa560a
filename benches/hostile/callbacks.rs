//! Callbacks that are wrong in as many places as they can be.

use super::input::{Input, MILLION, fill, repeat, sized};

const JOB: &str = "<Response><JobsDetail><Code>Success</Code><JobId>j1</JobId><State>Success</State>\
    <Tag>SmartCover</Tag>";
const JOB_END: &str = "</JobsDetail></Response>";
const WORKFLOW: &str = "<Response><WorkflowExecution><RunId>i1</RunId><State>Success</State>";
const WORKFLOW_END: &str = "</WorkflowExecution></Response>";

#[expect(clippy::too_many_lines, reason = "a list")]
pub(crate) fn inputs() -> Vec<Input> {
    let xml = |name, write| sized(name, "a.xml", write);
    let json = |name, write| sized(name, "a.json", write);
    vec![
        xml("callback: 1,000,000 tasks without anything", |out| {
            write!(out, "{WORKFLOW}")?;
            repeat(out, "<Tasks/>", MILLION)?;
            write!(out, "{WORKFLOW_END}")
        }),
        xml("callback: 1,000,000 tasks that lack nearly all", |out| {
            write!(out, "{WORKFLOW}")?;
            repeat(out, "<Tasks><a/></Tasks>", MILLION)?;
            write!(out, "{WORKFLOW_END}")
        }),
        xml("callback: 1,000,000 tasks of one JobId", |out| {
            write!(out, "{WORKFLOW}")?;
            repeat(out, "<Tasks><JobId>j</JobId></Tasks>", MILLION)?;
            write!(out, "{WORKFLOW_END}")
        }),
        xml("callback: 1,000,000 tasks that failed", |out| {
            write!(out, "{WORKFLOW}")?;
            repeat(out, "<Tasks><State>Failed</State></Tasks>", MILLION)?;
            write!(out, "{WORKFLOW_END}")
        }),
        xml("callback: 1,000,000 tasks that end before they start", |out| {
            write!(out, "{WORKFLOW}")?;
            repeat(
                out,
                "<Tasks><CreateTime>2021-01-01T00:00:00Z</CreateTime><EndTime>2020-01-01T00:00:00Z</EndTime></Tasks>",
                MILLION,
            )?;
            write!(out, "{WORKFLOW_END}")
        }),
        xml("callback: 1,000,000 misspelt names", |out| {
            write!(out, "{WORKFLOW}")?;
            repeat(out, "<Tasks><Stat/></Tasks>", MILLION)?;
            write!(out, "{WORKFLOW_END}")
        }),
        xml("callback: 1,000,000 misplaced nodes", |out| {
            write!(out, "{WORKFLOW}")?;
            repeat(out, "<Tasks><RunId/></Tasks>", MILLION)?;
            write!(out, "{WORKFLOW_END}")
        }),
        xml("callback: 1,000,000 unknown names", |out| {
            write!(out, "{JOB}")?;
            (0..MILLION).try_for_each(|n| write!(out, "<n{n}/>"))?;
            write!(out, "{JOB_END}")
        }),
        xml("callback: 1,000,000 values of the wrong type", |out| {
            write!(out, "{WORKFLOW}")?;
            repeat(out, "<Tasks><CreateTime>x</CreateTime></Tasks>", MILLION)?;
            write!(out, "{WORKFLOW_END}")
        }),
        xml("callback: 1,000,000 times what stands once", |out| {
            write!(out, "{JOB}")?;
            repeat(out, "<Message>x</Message>", MILLION)?;
            write!(out, "{JOB_END}")
        }),
        xml("callback: 300,000 outputs held against 10 MB", |out| {
            write!(out, "{JOB}<Operation><Output><Bucket>")?;
            fill(out, "&amp;", 10 * MILLION)?;
            write!(out, "</Bucket></Output><MediaResult>")?;
            repeat(out, "<OutputFile><Bucket>b</Bucket></OutputFile>", 300_000)?;
            write!(out, "</MediaResult></Operation>{JOB_END}")
        }),
        xml("callback: 1,000,000 jobs", |out| {
            write!(out, "<Response>")?;
            repeat(out, "<JobsDetail><Tag>a</Tag></JobsDetail>", MILLION)?;
            write!(out, "</Response>")
        }),
        xml("callback: 1,000,000 levels of what it knows", |out| {
            write!(out, "<Response>")?;
            repeat(out, "<JobsDetail>", MILLION)?;
            repeat(out, "</JobsDetail>", MILLION)?;
            write!(out, "</Response>")
        }),
        xml("callback: 300,000 levels below an unknown name", |out| {
            write!(out, "{JOB}")?;
            repeat(out, "<a>\u{7f}", 300_000)?;
            repeat(out, "</a>", 300_000)?;
            write!(out, "{JOB_END}")
        }),
        xml("callback: 1,000,000 comments and attributes", |out| {
            write!(out, "{JOB}")?;
            repeat(out, "<Message a='' b=''/><!---->", MILLION)?;
            write!(out, "{JOB_END}")
        }),
        json("callback: 1,000,000 levels of arrays", |out| {
            write!(out, "{{\"Response\":{{\"JobsDetail\":")?;
            repeat(out, "[", MILLION)?;
            repeat(out, "]", MILLION)?;
            write!(out, "}}}}")
        }),
        json("callback: 300,000 levels of arrays with objects", |out| {
            write!(out, "{{\"Response\":{{\"JobsDetail\":")?;
            repeat(out, "[{\"State\":\"x\"},", 300_000)?;
            write!(out, "0")?;
            repeat(out, "]", 300_000)?;
            write!(out, "}}}}")
        }),
        json("callback: 1,000,000 keys twice", |out| {
            write!(out, "{{\"JobsDetail\":{{\"State\":\"Success\"")?;
            repeat(out, ",\"State\":\"\"", MILLION)?;
            write!(out, "}}}}")
        }),
        json("callback: 1,000,000 tasks with two keys twice", |out| {
            write!(
                out,
                "{{\"WorkflowExecution\":{{\"RunId\":\"i\",\"State\":\"Success\",\"Tasks\":[0"
            )?;
            repeat(out, ",{\"Type\":0,\"Type\":null}", MILLION)?;
            write!(out, "]}}}}")
        }),
    ]
}
