# Words of Callback Explorer in English.
#
# Facts about callbacks keep their words in assets/catalog. Payload words (names, values, paths) come in
# as arguments and are set apart by the program: write no quotes around them.

## Outcome

outcome-success = Success
outcome-failed = Failed
outcome-running = Running
outcome-unknown = Unknown

## Severity

severity-error = error
severity-warning = warning
severity-info = info

## Facts in the header, in reports and in text output

fact-unknown-callback = Not a callback that we know
standing-malformed = Malformed
standing-truncated = Truncated
standing-undecodable = Undecodable
fact-broken = Broken
fact-broken-at = at { $line }:{ $column }, byte { $byte } of { $size }
fact-state = State
fact-tasks = Tasks
fact-n-tasks = { $failed ->
    [0] { $count ->
        [one] 1 task
       *[other] { $count } tasks
    }
   *[other] { $failed } of { $count } failed
}
fact-failed-task = Failed task
fact-failed-job = Failed JobId
fact-reason = Reason
reason-not-told = this callback does not say why
fact-more = and { $count } more
fact-tag = Tag
fact-code = Code
fact-message = Message
fact-job = JobId
fact-run = RunId
fact-workflow = Workflow
fact-object = Object
fact-bucket = Bucket
fact-outputs = Outputs
fact-created = Created
fact-queued = Queued
fact-processed = Processed
fact-took = Took
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min { $seconds } s
duration-hours = { $hours } h { $minutes } min
duration-days = { $days } d { $hours } h

## Findings

## Conversion

## Files

file-not-found = no such file or folder
file-no-permission = permission denied: let your user read or write it, then try again
file-is-folder = is a folder, not a file: name a file in it
file-is-pipe = is a named pipe, not a file: save what it gives to a file, or pass it to standard input as -
file-is-socket = is a socket, not a file: save what it gives to a file
file-is-device = is a device, not a file: save what it gives to a file, or pass it to standard input as -
file-is-other = is not a regular file
file-too-large = is larger than 4 GiB: split it
file-not-utf8 = is not UTF-8 from byte { $byte } on: save it as UTF-8
file-exists = is there already: name another file, or replace it with --force
file-is-input = is the file that is being read: name another file

## Command line

## Report

count-errors = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
count-warnings = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
count-infos = { $count ->
    [one] 1 info
   *[other] { $count } infos
}
count-none = no findings
list-separator = {", "}
tree-missing = missing
tree-empty = empty
tree-n-nodes = { $count ->
    [one] 1 node
   *[other] { $count } nodes
}
tree-n-places = in { $count } places

## Window

