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

fact-unknown-callback = Not a known callback
standing-malformed = Malformed
standing-truncated = Truncated
standing-undecodable = Undecodable
standing-test = Test request
verdict-normal = Normal
verdict-suspected = Suspected
verdict-violation = Violation
fact-broken = Broken
fact-broken-at = at { $line }:{ $column }, byte { $byte } of { $size }
fact-verdict = Verdict
fact-label = Label
fact-score = Score
fact-frozen = File
fact-data-id = DataId
fact-address = Address
fact-jobs = Jobs
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
fact-meaning = Meaning
fact-message = Message
fact-advice = What to do
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

## Error codes

next-customer = Customer's move
next-vendor = Vendor's move
next-retry = Try again
code-undocumented = this code is not documented
look-up-hint = Look up an error code or a rule
look-up-clear = Clear
look-up-nothing = is neither a documented error code nor a rule
details-code = Error code { $code }

## Findings

malformed-remark = not readable
malformed-detail = What stands before it is shown; what stands behind it may be missing here.
malformed-empty = There is nothing but white space
malformed-empty-detail = Nothing was received, or the wrong file was saved.
malformed-binary = This is no text
malformed-neither = Neither XML nor JSON: it begins with { $start }
malformed-neither-detail = A callback body begins with {"<"} or {"{"}.
malformed-end-tag = { $found } stands where { $expected } is open
malformed-lone-end-tag = { $found } closes nothing
malformed-second-root = A second root element begins: { $found }
malformed-outside-root = Text stands outside the root element
malformed-behind-value = Text stands behind the end of the JSON value
malformed-entity = { $name } is not declared
malformed-attribute = Attribute { $name } stands twice on one element
malformed-prefix = Prefix { $prefix } is not declared
malformed-prefix-declaration = Prefix { $prefix } is declared as XML does not allow it
malformed-expected = Expected { $wanted }, found { $found }
malformed-expected-end = Expected { $wanted }, found the end of the input
malformed-expected-line-end = Expected { $wanted }, found the end of the line
malformed-too-large = There are more than { $limit } nodes, names or bytes: reading stopped here

expected-root = a root element
expected-name = a name
expected-attribute-value = an attribute with its value in quotes
expected-tag-end = the end of the tag
expected-reference = a reference such as {"&amp;"}
expected-character = a character that XML allows
expected-markup = markup as XML writes it
expected-value = a JSON value
expected-key = a key in quotes
expected-colon = a colon behind the key
expected-comma-or-end = a comma or the end of the object or array
expected-escape = an escape such as \n, or an escaped control character
expected-number = a number as JSON writes it

truncated = The input ends inside { $name }, with { $open ->
    [one] 1 node
   *[other] { $open } nodes
} open
truncated-unnamed = The input ends inside a value, with { $open ->
    [one] 1 node
   *[other] { $open } nodes
} open
truncated-detail = All { $bytes } bytes were read; the rest was cut off before it got here.
truncated-detail-round = All { $bytes } bytes were read: a round number, at which logs and databases cut.
truncated-remark = cut off here

encoding-bytes = { $bytes } means nothing in { $encoding }
encoding-bytes-detail = { $count ->
    [one] At byte { $byte } of the file. It is shown as U+FFFD.
   *[other] At byte { $byte } of the file, the first of { $count } such places. They are shown as U+FFFD.
}
encoding-bom = The declaration says { $declared }, the bytes are { $encoding }
encoding-utf8 = The declaration says { $declared }, the bytes are { $encoding }
encoding-unknown = The declaration names { $declared }, which is no encoding; read as { $encoding }
encoding-conflict-detail = The bytes were believed. A parser that believes the declaration reads other characters.
encoding-remark = encoding

not-a-callback-content = No documented callback has { $names } below { "Response" }
not-a-callback-root = No documented callback has the root { $name }
not-a-callback-members = No documented callback has { $names } at its top
not-a-callback-value = A single value or list, not a callback
not-a-callback-detail = A callback holds one of { $units }. An error page or another API's answer was saved instead, or the catalog lacks this callback.
not-a-callback-remark = no callback that the catalog knows

misplaced = { $name } is documented below { $home }, not here
misplaced-detail = Parsers that look for it there will not find it.
misplaced-remark = documented below { $home }

misspelt = { $name } is documented as { $meant }
misspelt-detail = { $how } Parsers that look for { $meant } will not find it.
misspelt-case = Upper and lower case differ.
misspelt-swap = Two letters are swapped.
misspelt-extra = It has a letter more.
misspelt-lacking = A letter is lacking.
misspelt-other = One letter differs.
misspelt-remark = documented as { $meant }

unknown = { $count ->
    [one] { $name } is not documented for this callback
   *[other] { $name } is not documented for this callback, in { $count } places
}
unknown-detail = No documented name is near. Newer service versions may add nodes.
unknown-detail-like = Its content is that of { $like }, and is described as such.
unknown-detail-elsewhere = Other callbacks have it; this one's document doesn't list it.
unknown-remark = not documented

missing = { $name } is missing; the document lists it for every { $parent }
missing-on-success = { $name } is missing; the document lists it for every success
missing-when = { $name } is missing; the document lists it where { $path } is { $values }
missing-detail = It would tell: { $meaning }.
missing-detail-unconfirmed = No failed callback is documented, so it is unconfirmed that failures carry it.
missing-remark = missing

wrong-type = { $name } is { $value }, not { $wanted }
wrong-type-detail = Documented callbacks have values such as { $example } here.
wrong-type-remark = not { $wanted }
wrong-type-value = { $name } holds { $value } where nodes are documented
wrong-type-text = { $name } holds { $value } beside its nodes
wrong-type-nodes = { $name } holds nodes where a value is documented
wrong-type-nodes-detail = Parsers built after the document will not read it.
wrong-type-value-remark = nodes are documented here
wrong-type-nodes-remark = a value is documented here
type-integer = an integer
type-decimal = a number
type-boolean = { "true" } or { "false" }
type-timestamp = a time with its offset
type-frame-rate = a frame rate
type-ratio = a ratio
type-md5 = an MD5 of 32 hexadecimal digits
type-url = an HTTP address
type-region = a region
type-bucket = a bucket name with its APPID
type-container = nodes
type-text = text

unlisted = { $value } is not a documented value of { $name }
unlisted-detail = The document lists { $values }.
unlisted-detail-more = The document lists { $values } and { $count } more.
unlisted-detail-open = The document lists { $values }, and says that there are others.
unlisted-remark = value not documented
unknown-job = The catalog has no { $value }; the job envelope is described as usual
unknown-job-detail = What is particular to this kind of job is shown as not documented.
unknown-job-remark = job not in the catalog

repeated = { $name } stands { $count } times where one is documented
repeated-detail = The first is in line { $line }. Parsers take the first, the last or a list.
repeated-remark = only one is documented
duplicate-key = Key { $name } stands already in line { $line }
duplicate-key-detail = Most parsers keep only the last value and lose the others.
duplicate-key-remark = same key twice

relation-held = It held in { $held } of { $of } documented samples.
relation-remark = contradiction
order = { $path } is earlier than { $other }
order-detail = { $value } stands against { $other }.
equal = { $path } and { $other } disagree
equal-detail = { $value } stands here, and { $path } gives { $other }.
count-value = { $path } says { $wanted }, and there { $found ->
    [one] is 1
   *[other] are { $found }
}
count-value-detail = Counted were the nodes { $path }.
count-nodes = { $found } { $name } stand beside { $wanted } { $other }
count-nodes-detail = There is one { $name } for each { $other }, or none at all.
unique = { $path } is the same as { $other }
unique-detail = { $value } stands already in line { $line }.
iff = { $path } is { $value }, but { $other } is { $second }
iff-detail = { $first } exactly when { $second }.
condition-is = { $path } is { $values }
condition-type = { $path } is { $wanted }
pattern = { $path } does not fit { $other }
pattern-detail = { $value } is not of the form { $pattern }.
prefix = { $path } does not start with { $other }
prefix-detail = { $value } stands here, and { $path } gives { $other }.
together = { $path } stands without { $other }
together-detail = Either both are there, or neither.

suspicious = { $name } holds the invisible character { $character }
suspicious-direction = It changes the direction of the text: what is shown is not what is meant.
suspicious-zero-width = It takes no room: names and values that look alike differ.
suspicious-control = Control characters break logs, terminals and some parsers.
suspicious-remark = holds { $character }

slip-name = The table says { $documented }; payloads have { $name }
slip-parent = The table puts { $name } below { $documented }; payloads have it below { $parent }
slip-path = { $path } is right, though the document says { $documented }
slip-type = { $name } is right, though the document calls it { $documented }
slip-detail = The table of { $page } is wrong; real payloads are as this one.
slip-detail-more = The table of { $page } is wrong, also for { $count } more beside it; real payloads are as this one.
slip-remark = the document is wrong

test-request = No job: the service tries out the callback address
test-request-detail = It is sent when a callback address is set; a real callback has a JobId or a request’s ID here.
test-request-remark = the service’s test

rule-malformed =
    Malformed

    The text is not XML or not JSON from some place on. Every conforming parser stops there, so the receiver of this callback gets nothing from it.

    Example: {"<State>Success</Status>"}

    What to do: look at the place, and at what wrote or changed the text. A hand-edited copy is often the cause; compare with the body as received.

rule-truncated =
    Truncated

    The input ends inside a node. That is no syntax error but a cut: the rest existed and was lost. Nothing behind the cut is called missing, and the outcome is unknown unless it was told before.

    Example: {"<Response><JobsDetail><Code>Succ"}

    What to do: get the whole body. Log lines often stop at 4,096 bytes, database columns at a fixed length.

rule-not-a-callback =
    Not a callback

    The text is well-formed, but nothing in it tells a callback that the catalog knows.

    Example: {"<html><body>502 Bad Gateway</body></html>"}

    What to do: check what was saved. If the vendor documents this callback, add it to the catalog.

rule-misplaced-node =
    Misplaced node

    The name is documented, but only below another parent. A parser that looks there finds nothing.

    Example: {"<JobsDetail><BucketId>…</BucketId></JobsDetail>"}, documented below Response.JobsDetail.Input

    What to do: compare with the body as received. If the service sent it so, read it from both places.

rule-misspelt-name =
    Misspelt name

    The name differs from a documented one that is absent here by case, by one letter, or by two swapped letters. Names are compared exactly by every parser.

    Example: {"<TemplateNmae>"}, documented as TemplateName

    What to do: find out who wrote it. Test payloads written by hand are the usual cause.

rule-unknown-node =
    Unknown node

    The catalog doesn't list the node for this callback. The same name in many places is told once, with their number.

    Example: {"<RetryCount>2</RetryCount>"}

    What to do: ignore it when reading, as the vendor may add nodes at any time. If it is genuine, add it to your own catalog.

rule-missing-node =
    Missing node

    The document lists the node as always present, and it is absent. Code that relies on it fails. What the vendor's JSON leaves out because it is empty is not missing; no failed callback is documented, so unless a job succeeded only what names the job can be missing, and the rest is told as an info.

    Example: {"<Tasks>"} without {"<EndTime>"}

    What to do: check that the copy is complete, then treat the node as optional when reading.

rule-wrong-type =
    Wrong type

    The value is not what its documented type says: an integer, a time, a bucket name … Empty values are never of the wrong type.

    Example: {"<Count>five</Count>"}

    What to do: read the value as text first. If the service sent it so, the document needs a correction.

rule-unlisted-value =
    Unlisted value

    The value is not among those that the document lists. Where the document says that there are others, this is an info.

    Example: {"<State>Done</State>"}, documented are Success and Failed

    What to do: handle unknown values when reading; add the value to your own catalog if it is genuine.

rule-repeated-node =
    Repeated node

    More than one node of a name stands where one is documented. Parsers take the first, the last, or make a list of them.

    Example: {"<State>Success</State><State>Failed</State>"}

    What to do: find out which of them is meant.

rule-duplicate-key =
    Duplicate key

    An object of JSON has the same key twice. Most parsers keep the last value silently.

    Example: {"{\"State\": \"Success\", \"State\": \"Failed\"}"}

    What to do: find out what wrote the JSON; a conversion from XML that made no array is the usual cause.

rule-state-contradiction =
    State contradiction

    Parts of the payload say different things of its end: a workflow says Success and one of its tasks Failed, or the reverse; or Code and State disagree.

    Example: {"<Code>Success</Code> … <State>Failed</State>"}

    What to do: trust neither; query the job by its JobId.

rule-time-order =
    Time order

    Something ends before it starts, or was created after it ended.

    Example: {"<StartTime>2022-06-30T15:29:43+0800</StartTime><EndTime>2022-06-30T15:29:40+0800</EndTime>"}

    What to do: compute no durations from it; check the offsets first.

rule-count-mismatch =
    Count mismatch

    A number in the payload and the number of nodes that it counts differ.

    Example: {"<Count>5</Count>"} beside four {"<ObjectName>"}

    What to do: look at the bucket for what is really there.

rule-output-mismatch =
    Output mismatch

    What the job was asked to write and what it says to have written differ in bucket, region or object name.

    Example: Output.Bucket is a-1250000000, and OutputFile.Bucket is b-1250000000

    What to do: look in both places for the output, and check the template of the job.

rule-duplicate-id =
    Duplicate ID

    One JobId stands for two tasks of a run, though each task is a job of its own.

    Example: two {"<Tasks>"} with the same {"<JobId>"}

    What to do: query the job by its JobId, and check that the payload wasn't put together by hand.

rule-unlike-samples =
    Unlike the samples

    Something that holds in nearly all documented samples does not hold here. That is a hint and no fault: no document promises it.

    Example: a job that a workflow started, without the {"<CosHeaders>"} of the object

    What to do: nothing, unless the payload surprises you otherwise; then compare it with another of its kind.

rule-encoding =
    Encoding

    Bytes mean nothing in the payload's encoding (error; they are shown as U+FFFD), or the declared encoding is not that of the bytes (warning; the bytes are believed).

    Example: {"<?xml version=\"1.0\" encoding=\"GBK\"?>"} before text in UTF-8

    What to do: save the body as bytes, without converting it.

rule-suspicious-text =
    Suspicious text

    A name or value holds a character that cannot be seen: a control character, one of no width, or one that changes the direction of the text (a warning, since then what is shown is not what is meant).

    Example: a file named {"photo\u202Egpj.exe"} is shown as photoexe.jpg

    What to do: compare and copy such values by bytes, not by sight.

rule-documentation-slip =
    Documentation slip

    The payload is as real payloads are, and the document is wrong about it.

    Example: the table has Createtime, payloads have CreateTime

    What to do: build parsers after the payload, not after the table.

rule-test-request =
    Test request

    The payload is about no job: the service sends it to try out a callback address.

    Example: trace_id is test_trace_id, message is Test request when setting callback url

    What to do: nothing; it shows that the service’s requests arrive.

## Conversion

# What is left out, as a list in front of the result. $more: "(and 3 more)", or nothing.
not-kept-more = {" "}(and { $more } more like it)
not-kept-attribute = Attribute { $path } is left out: the vendor's JSON has no attributes{ $more }
not-kept-comment = Comment { $path } is left out: JSON has no comments{ $more }
not-kept-instruction = Processing instruction { $path } is left out: JSON has none{ $more }
not-kept-doctype = The document type declaration is left out, and entities that it declares stay as written
not-kept-mixed-text = Text { $path } beside elements is left out{ $more }
not-kept-order = { $path } joins its namesakes in one array, in front of what stood between them{ $more }
not-kept-empty-object = The empty object { $path } becomes an empty element, which JSON leaves out{ $more }
not-kept-empty-array = Nothing is left of the empty array { $path }{ $more }
not-kept-empty-text = The empty text { $path } becomes an empty element, which JSON leaves out{ $more }
not-kept-array-of-one = The array { $path } holds one item and becomes a single element, which is no array in JSON{ $more }
not-kept-duplicate-key = The key { $path } stands twice and becomes a repeated element, which is an array in JSON{ $more }
not-kept-number = Number { $path } becomes text{ $more }
not-kept-boolean = Boolean { $path } becomes text{ $more }
not-kept-null = { $path } is null and becomes the text null{ $more }

cannot-convert-nothing = There is nothing to convert: the payload is neither XML nor JSON
cannot-convert-truncated = The payload is cut off here. Only a whole payload can be converted: get the complete body
cannot-convert-malformed = The payload is malformed here. Only a well-formed payload can be converted: correct it first
cannot-convert-undecodable = Some bytes of the payload are not in its encoding. Save it in the encoding that it declares, then convert it
cannot-convert-part = { $path } cannot be converted alone. Choose its element
cannot-convert-name = The key { $name } at { $path } cannot be the name of an XML element. Convert without loss instead
cannot-convert-character = { $path } holds { $character }, which XML cannot hold. Convert without loss instead
cannot-convert-nameless-items = The items of the array { $path } have no name that XML elements could have. Convert without loss instead
cannot-convert-roots = Without the envelope there would not be exactly one root element. Keep the envelope
cannot-convert-doctype = A document type declaration cannot be converted without loss. Remove it, or convert as the vendor does
cannot-convert-write = The result cannot be written: { $error }

## Files

file-not-found = no such file or folder
file-no-permission = permission denied: let your user read or write it, then try again
file-is-folder = a folder, not a file: name a file in it
file-is-pipe = a named pipe, not a file: save what it gives to a file, or pass it to standard input as -
file-is-socket = a socket, not a file: save what it gives to a file
file-is-device = a device, not a file: save what it gives to a file, or pass it to standard input as -
file-is-other = not a regular file
file-too-large = larger than 4 GiB: split it
file-changing = changes whenever it is read: try again when it is complete, or copy it first
file-not-utf8 = not UTF-8 from byte { $byte } on: save it as UTF-8
file-exists = already there: name another file, or replace it with --force
file-is-input = the file that is being read: name another file

## Command line

input-empty = empty: save the callback's body into it
input-binary = binary: neither XML nor JSON
input-neither = neither XML nor JSON
input-empty-folder = no payloads: no file in it looks like XML or JSON
input-payload-gone = no longer there: the file holds fewer payloads than before
input-internal = could not be read because of an internal error: please report it
input-stopped = Reading was stopped
check-summary = { $count } payloads: { $ok } ok, { $findings } with findings, { $unreadable } unreadable; { $failed ->
    [one] 1 failed job
   *[other] { $failed } failed jobs
}
check-progress = { $done } of { $found } files, { $told } payloads with findings or unreadable
find-progress = { $done } of { $found } files, { $told } hits
progress-stopping = stopping: Ctrl+C again ends at once
files-stopped = stopped after { $done } of { $found } files
convert-stopped = stopped: nothing was saved
find-pattern-empty = nothing to look for: the pattern is empty
convert-several = holds { $count } payloads: choose one with --payload N
convert-no-such-payload = holds { $count ->
    [one] 1 payload
   *[other] { $count } payloads
}: there is none of that number
convert-no-such-path = there is no node at { $path }: see the paths that check lists
convert-ambiguous-path = several nodes stand at { $path }: choose one, such as { $example }
catalog-unknown = there is no callback { $id } in the catalog: known are { $known }
explain-unknown = { $what } is neither a documented error code nor a rule
explain-similar = { $what } is neither a documented error code nor a rule: did you mean { $similar }?
window-no-display = no window: DISPLAY and WAYLAND_DISPLAY are not set
window-absent = no window: this build has none, only the commands that --help lists
window-failed = no window: { $reason }
# $library: such as libxkbcommon-x11.so.
window-no-library = no window: a library of the system is missing ({ $library }): install it with the package manager; on Debian and Ubuntu the window needs libx11-6, libx11-xcb1, libxcursor1, libxi6, libxrandr2 and libxkbcommon-x11-0
# $reasons: what each renderer says, such as "OpenGL: …; Vulkan: …".
window-no-renderer = no window: nothing can draw it ({ $reasons }): install a graphics driver, on Debian and Ubuntu libegl1 with libgl1-mesa-dri, or mesa-vulkan-drivers, or try another --renderer
window-reason-separator = {"; "}
window-text-instead = { $obstacle }; here are the files as text

## Report

presence-on-success = on success
presence-sometimes = sometimes
presence-when = on a condition

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
count-slips = { $count ->
    [one] 1 documentation slip
   *[other] { $count } documentation slips
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

## Find

regex-group-unclosed = The group opened at character { $column } is not closed
regex-group-unopened = The parenthesis at character { $column } closes nothing
regex-group = The name or flags of the group at character { $column } are not allowed
regex-class-unclosed = The bracket at character { $column } is not closed
regex-class-range = { $part } at character { $column } is no range
regex-escape = { $part } at character { $column } is no escape
regex-repetition-missing = Nothing to repeat before character { $column }
regex-repetition-count = The number of repetitions at character { $column } is not allowed
regex-unicode-class = { $part } at character { $column } is no class of characters
regex-unsupported = Look-around and back-references are not supported: character { $column }
regex-other = Not a regular expression from character { $column } on
regex-too-large = The regular expression is too large
find-regex = Regular expression
find-case = Match case
find-words = Whole words
find-names = Names
find-values = Values
find-descriptions = Descriptions
find-paths = Paths
find-nowhere = No matches
find-wrapped-to-start = Reached the end; went on from the start
find-wrapped-to-end = Reached the start; went on from the end
command-find-in-all = Find in all open payloads
command-show-hits = Matches
find-in-names = Look in names
find-in-values = Look in values, as meant and as written
find-in-descriptions = Look in descriptions
find-in-paths = Look in paths, such as Tasks[0].Type
tab-hits = Matches
hits-scope = Where matches are listed from
hits-nowhere = No matches.
hits-here = This payload
hits-everywhere = All open
hits-count = { $count ->
    [one] 1 match
   *[other] { $count } matches
}
hits-count-everywhere = { $count ->
    [one] 1 match
   *[other] { $count } matches
} in { $found } of { $open ->
    [one] 1 payload
   *[other] { $open } payloads
}
hits-going-on = Searching…
hits-more = { $count ->
    [one] 1 more match is not listed
   *[other] { $count } more matches are not listed
}: the first { $kept } are
hits-nothing-asked = Type into the search field to list matches here.
hit-in-name = name
hit-in-value = value
hit-in-raw-value = raw value
hit-in-decoded-value = decoded value
hit-in-description = description
hit-in-path = path
hit-is-missing = missing

## Window

program-name = Callback Explorer
menu-file = File
menu-edit = Edit
menu-view = View
menu-payload = Payload
menu-help = Help
command-open = Open…
command-open-inside = Open what is inside as a payload
command-open-path = Open path…
command-paste = Paste
command-export = Save export as…
command-export-to-path = Save export to path…
command-close = Close payload
command-quit = Quit
command-copy-value = Copy value
command-go-to-path = Go to path, copy as…
command-copy-path = Copy path
command-copy-summary = Copy summary
command-copy-report = Copy report as Markdown
command-find = Find
command-next-hit = Next match
command-previous-hit = Previous match
command-show-only-hits = Show only matches
command-unfold-all = Unfold all
command-fold-all = Fold all
command-show-details = Details
command-show-findings = Findings
command-show-source = Source
command-show-timeline = Timeline
command-show-export = Export
command-light-theme = Light
command-dark-theme = Dark
command-system-theme = As the system
command-english = English
command-chinese = 中文
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-zoom-reset = Reset zoom
command-next-payload = Next payload
command-previous-payload = Previous payload
command-next-finding = Next finding
command-previous-finding = Previous finding
command-close-others = Close others
command-close-all = Close all
command-copy-name = Copy name
command-copy-file-name = Copy file name
command-copy-file-path = Copy file path
command-unfold-below = Unfold subtree
command-fold-below = Fold subtree
command-show-payloads = Payloads
command-show-tree = Tree
command-next-tab = Next tab
command-previous-tab = Previous tab
command-next-panel = Next panel
command-previous-panel = Previous panel
command-open-menus = Open the menus
command-open-context-menu = Open the context menu
command-show-keys = Keys…
keys-title = Keys
command-show-palette = All commands…
palette-title = All commands
palette-hint = Find a command
palette-none = No command is called that
keys-walking = In lists and text
keys-walk = Walk; scroll text
keys-fold = Fold, unfold; other tab or menu
keys-ends = To the start or the end
keys-pages = By a page
keys-type = Next whose name begins with it
keys-enter = Fold or unfold; from other lists to the tree
keys-tab = Next or previous control
keys-escape = Close what lies above; back to the tree
command-reset-sizes = Reset panel sizes
edge-payloads = Width of the payload list
edge-details = Width of the details
edge-bottom = Height of the panel below the tree
edge-names = Width of the names
edge-values = Width of the values
keys-close = Close the list of keys
switch-theme = Switch between light and dark
switch-language = Language
search-hint = Find names, values, descriptions
panel-payloads = Payloads
panel-top-bar = Menus and search
panel-header = Facts
context-menu = Context menu
panel-tree = Tree
payload-reading = Reading…
loading-waiting = Waiting to be read…
loading-reading = Reading { $done } of { $all }
loading-parsing = Parsing { $done } of { $all }
loading-checking = Checking against the catalog
loading-early = First rows; not checked yet
payload-broken-at = { $what } at { $place }
name-pasted = pasted
column-node = Node
column-value = Value
column-description = Description
chip-missing = Missing
n-nodes = { $count ->
    [one] 1 node
   *[other] { $count } nodes
}
tab-details = Details
tab-findings = Findings
tab-source = Source
# $count: bytes, written with separators.
source-as-received = as received · { $count } bytes
source-decoded = decoded from { $encoding } · { $count } bytes
tab-export = Export
findings-none = No findings: the payload is as documented.
finding-places = in { $count } places
header-up-to-the-break = shown up to the break
header-n-undecodable = { $count ->
    [one] one place unreadable
   *[other] { $count } places unreadable
}
header-tasks-failed = { $failed } of { $count ->
    [one] 1 task
   *[other] { $count } tasks
} failed
header-tasks = { $count ->
    [one] 1 task
   *[other] { $count } tasks
}
header-failed = failed:
header-job = The job
header-go-to-task = Go to task
header-go-to-job = Go to job
header-go-to-break = Go to the break
header-go-to-bytes = Go to the bytes
click-copies = A click copies the value
tip-copy-value = Ctrl+C copies the value
notice-copied = Copied: { $text }
notice-saved = Saved as { $file }
dialog-open = Open callback bodies
dialog-save = Save the export
status-offline = Works offline. Nothing leaves this machine.
status-catalog = { $count ->
    [one] 1 callback in the catalog
   *[other] { $count } callbacks in the catalog
}
status-place = Line { $line }, column { $column } · byte { $byte }
status-parsed-ms = Parsed in { $time } ms
status-parsed-s = Parsed in { $time } s
status-memory = All open: { $size } of memory
empty-title = Drop callback bodies here
empty-kinds = XML, JSON, raw HTTP messages, log excerpts, .gz and .zip, or whole folders
empty-keys = { $open } opens files · { $paste } pastes a payload
empty-samples = Or open a sample
sample-workflow = Workflow
sample-smart-cover = Smart cover
sample-tts = Text to speech
sample-words = Word segmentation
sample-failed = Failed workflow
sample-mistakes = With mistakes
drop-title = { $count ->
    [one] Drop to open 1 file
   *[other] Drop to open { $count } files
}
drop-added = { $count ->
    [0] Files and folders are opened in this window
    [one] They are added to the payload already open
   *[other] They are added to the { $count } payloads already open
}
details-value = Value
details-unit = Unit
details-empty = empty
details-values = Documented values
details-more-values = The list is open: other values may come.
details-findings = Findings here
details-presence = Present when
details-source = Source
details-repeats = may repeat
details-unknown = not documented
details-not-described = The catalog does not list this node.
kind-container = Container
kind-text = Text
kind-name = Name
kind-word = Word
kind-enumeration = One of a list
kind-code = Error code
kind-integer = Integer
kind-decimal = Number
kind-boolean = Boolean
kind-timestamp = Time
kind-frame-rate = Frame rate
kind-ratio = Ratio
kind-region = Region
kind-bucket = Bucket
kind-object-key = Object key
presence-always = always
provenance-documented = documented
provenance-linked = linked page
provenance-sample = sample only
source-documented = Described on this page.
source-linked = Described on a page that the callback’s page refers to.
source-sample = Not described: it stands only in documented samples.
export-format = Format
export-form = Form
export-vendor = As the vendor sends it
export-lossless = Lossless, both ways
export-envelope = Envelope
export-auto = Automatic
export-keep = Kept
export-drop = Dropped
export-array = Array
export-object = Object
export-text = Text
export-number = Number
export-indent = Indent
export-spaces = { $count } spaces
export-compact = One line
export-content = Content
export-keep-empty = Keep empty nodes
export-part = Selected node only
export-save = Save as…
export-copy = Copy
export-converting = Converting…
export-more-losses = and { $count } more that are not kept

## Decoded readings

reading-as-sent = As sent
reading-local = Local
reading-relative = Relative
reading-after = After { $name }
reading-created = Created, as the id suggests
reading-request = Given out, as it suggests
reading-bucket-name = Name
reading-place = Place
reading-size = Size
reading-bit-rate = Bit rate
reading-bit-rate-or = { $rate } in the documented unit; { $other } if it counts bits, as in payloads of transcoding
reading-duration = Duration
reading-quotient = Quotient
reading-percent-decoded = Decoded
reading-media-type = Content
reading-media-type-is = { $general ->
    [audio] audio, { $special }
    [font] font, { $special }
    [image] image, { $special }
    [text] text, { $special }
    [video] video, { $special }
   *[other] { $special }
}
reading-document = Inside
reading-document-is = { $count ->
    [one] { $format } with 1 node
   *[other] { $format } with { $count } nodes
}
reading-host = Host
reading-path = Path
reading-parameters = Parameters
reading-signature-expires = Valid until
reading-signature-expired = Expired
time-now = just now
time-ago = { $span } ago
time-ahead = in { $span }
span-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
span-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
span-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
span-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
span-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}

## Details

command-copy-json = Copy as JSON
command-copy-xml = Copy as XML
details-copy = Copy this node
details-decoded = Decoded
details-holds = Holds
details-example = Example
details-slips = Documentation slips
details-rule = Rule { $rule }
details-explain = Explain { $rule }
details-close-explanation = Close the explanation
details-all-values = { $count ->
    [one] Show the only value
   *[other] Show all { $count } values
}
details-when-there = When { $path } is there.
details-when-is = When { $path } is { $values }.
details-either = { $name } may stand in its place.
details-may-be-empty = It may be sent empty; the vendor’s JSON then leaves it out.

## Clock

clock-as-sent = As sent
clock-local = Local time

## The source view

command-copy-source = Copy raw text
source-reading = Breaking the text into lines…
notice-copying = Copying…

## Findings panel

command-copy-finding = Copy finding
command-copy-findings = Copy listed findings
command-explain-rule = Explain this rule
command-list-only-rule = List only this rule
command-weigh-error = Rule counts as error
command-weigh-warning = Rule counts as warning
command-weigh-info = Rule counts as info
command-weigh-by-rule = Rule counts as documented
command-mute-rule = Mute this rule
command-mute-name-of-rule = Mute this name for this rule
command-mute-name = Mute this name for all rules
command-show-muted = List muted findings
findings-all-muted = { $count ->
    [one] The only finding is muted.
   *[other] All { $count } findings are muted.
}
findings-all-hidden = { $count ->
    [one] The filter hides the only finding.
   *[other] The filter hides all { $count } findings.
}
findings-show-all = Show all
findings-only-rule = List only { $rule }
findings-all-rules = All rules
findings-by-rule = Filter by rule
findings-muted = muted
findings-n-muted = { $count } muted
findings-unmute-rule = Unmute rule { $rule }
findings-unmute-name = Unmute name { $name }
findings-unmute-name-of-rule = Unmute name { $name } for { $rule }

## Clipboard

clipboard-waiting = Waiting for the program that the clipboard belongs to…
clipboard-nothing = The clipboard holds neither text nor files
clipboard-silent = The program that the clipboard belongs to does not answer: copy again there, or open a file instead
# $reason: the system's words.
clipboard-failed = Nothing can be pasted ({ $reason }): open a file instead
clipboard-not-copied = Not copied ({ $reason }): the text can be pasted in this window alone

## Settings, recent files, notices

command-reload = Reload from disk
command-stop-reading = Stop reading
command-reopen-closed = Reopen closed payload
command-settings = Settings
command-clear-recent = Clear recent files
recent-title = Recent
payload-gone = Gone from disk: { $reason }
payload-reloaded = Reloaded { $time }
notice-same = { $file } is unchanged
notice-reloaded = { $file } was read again
toast-close = Close notice
toast-show = Show
toast-reloaded = { $file } has changed and was reloaded, { $time }
toast-broken = { $file } has changed and { $reason }
toast-lost = { $file }: { $reason }. What is shown is what it held before.
toast-watch-limit = Files that change are not reloaded: the system watches no more folders for this user. Reload them with { $keys }, or raise fs.inotify.max_user_watches.
toast-unwatched = Files that change are not reloaded: { $reason }. Reload them with { $keys }.
toast-not-kept = What is open cannot be remembered for the next start: { $reason }
toast-not-restored = What was open last cannot be restored: { $reason }
toast-no-notes = Your notes cannot be read: { $reason }
toast-notes-damaged = { $file } is damaged. It stays as it is, and new notes are lost when the window closes, until it is mended or removed.
toast-record-damaged = { $file } is damaged and will be written anew.
toast-settings-damaged = The settings could not be read and are as at first: { $file } is damaged or from another version.
settings-title = Settings
settings-close = Close settings
settings-appearance = Appearance
settings-language = Language
settings-theme = Theme
settings-light = Light
settings-dark = Dark
settings-system = System
settings-zoom = Zoom
settings-clock = Times
settings-files = Files
settings-restore = Open at the next start what is open now
settings-restore-hint = Paths, folding, selection and notes are remembered, never contents. Pasted text is not restored.
settings-watch = Reload files that change
settings-rules = Severities
settings-rule-own = By default: { $severity }
settings-muted = Muted names
settings-muted-none = No name is muted.
settings-muted-in = { $name } for { $rule }
settings-reset = Restore defaults
weight-error = Error
weight-warning = Warning
weight-info = Info
weight-off = Off

## Paths and dialogs

path-open-title = Open by path
path-save-title = Save export to path
path-hint = Path of a file or folder
path-open-hint = Several paths, quotes, ~ and file:// are fine. Tab completes, ↓ ↑ choose, Enter opens.
path-save-hint = ~ and file:// are fine. Tab completes, ↓ ↑ choose, Enter saves.
path-open = Open
path-save = Save
path-close = Close the path field
path-more = and { $count } more
path-would-replace = There is a file of that name already: press Enter again to replace it.
path-no-dialog = This system has no dialog to choose files (no desktop portal and no zenity answered). Type the path instead.
dialog-is-open = A dialog is open already: answer it first, or type a path
empty-title-no-drops = Open callback bodies, or paste them
empty-no-drops = Nothing can be dropped here on Wayland: copy files in the file manager and paste them

## Choosing the callback by hand

chosen-by-hand = chosen by hand
# $recognized: "recognized: Workflow callback", or that it isn't.
chosen-by-hand-instead = chosen by hand; { $recognized }
recognized-as = recognized: { $title }
recognized-as-nothing = recognized: nothing documented
evidence-value = { $path } is { $value }
evidence-present = { $path } is there
evidence-absent = { $path } is not there
catalog-unknown-near = there is no callback { $id } in the catalog; perhaps { $near } is meant; known are { $known }
command-choose-callback = Choose callback…
# $title: what it is taken for now.
chooser-button = Callback: { $title }
chooser-title = Which callback is it?
chooser-hint = Name, tag or id of a callback
chooser-none = No callback of that name
chooser-as-likely = as likely
chooser-chosen = Chosen by hand.
chooser-evidence = Recognized because
chooser-no-evidence = Nothing in it tells which callback it is.
header-alternatives = { $count ->
    [one] 1 alternative
   *[other] { $count } alternatives
}

## Catalog

command-show-catalog = Callback catalog
catalog-title = Callback catalog
catalog-close = Close the catalog
catalog-hint = Name, tag, node or meaning
catalog-hits = { $count ->
    [one] 1 node
   *[other] { $count } nodes
}
catalog-nodes = Documented nodes
catalog-open-sample = Open this sample
column-type = Type
catalog-schema-of-one = a schema is of one callback: catalog ID --format schema
catalog-n-pages = { $count ->
    [one] 1 page
   *[other] { $count } pages
}

## Where a payload stood

step-http-request = raw HTTP request
step-http-response = raw HTTP response
step-curl = curl transcript
step-chunked = chunked
step-text = in a text
step-fence = fenced code block
step-json-object = inside other JSON
step-json-string = JSON string
step-hex-escapes = \x22 escapes
step-entities = &lt; escapes
step-csv = CSV field
step-form = form encoding
step-container-log = container log
origin-line = line { $line }
origin-times = { $step } × { $count }
origin-other-lines = { $count ->
    [one] 1 line holds no payload
   *[other] { $count } lines hold no payload
}
origin-title = Where it stood
origin-file = File
origin-member = Member
origin-at = Line
origin-undone = Undone
origin-number = Payload
origin-number-of = { $number } of { $count }
origin-request = Request
origin-status = Status
origin-client = Client
origin-time = Time
origin-others = Besides
origin-headers = { $count ->
    [one] 1 HTTP header
   *[other] { $count } HTTP headers
}
fact-found = Found in

## Limits and encodings

# $most: a number such as 200M.
limit-file = larger than { $most } bytes: allow more with --limit file=N, or split it
limit-unpacked = unpacks to more than { $most } bytes: allow more with --limit unpacked=N, or unpack it
limit-wrappings = more than { $most } escapes and packings one inside another: allow more with --limit wrappings=N, or unpack it
limit-payloads = holds more than { $most } payloads: allow more with --limit payloads=N, or split it
limit-nodes = There are more than { $most } nodes: reading stopped here. Allow more with --limit nodes=N
limit-depth = There are more than { $most } levels: reading stopped here. Allow more with --limit depth=N
limit-wrong = expected NAME=N, where NAME is one of { $names }
limit-wrong-number = expected a number up to { $most }, such as 5000, 10K or 2G
encoding-none = there is no encoding of this name; known are { $names } and others
encoding-fits = All bytes mean something in { $encoding }: read it in that encoding with Choose encoding…, or --encoding { $encoding }.
encoding-other = If it is in another encoding, read it so with Choose encoding…, or --encoding NAME.
encoding-chosen = { $encoding } (chosen)
writing-simplified-chinese = simplified Chinese
writing-traditional-chinese = traditional Chinese
writing-japanese = Japanese
writing-korean = Korean
writing-latin = Latin
writing-cyrillic = Cyrillic
writing-greek = Greek
writing-arabic = Arabic
writing-hebrew = Hebrew
writing-thai = Thai
command-choose-encoding = Choose encoding…
encodings-title = In which encoding is it read?
encodings-hint = Name of an encoding
encodings-none = No encoding of that name
encodings-told = as its bytes tell
encodings-fits = all bytes mean something
encodings-now = Read as { $encoding }, as its bytes tell.
encodings-chosen = Read as { $encoding }, as chosen.

## Many payloads in a table

standing-unreadable = Unreadable
table-file = File
table-callback = Callback
table-received = Received
table-findings = Findings
table-reason = Reason
table-errors = Errors
table-warnings = Warnings
table-infos = Infos
table-none = None

panel-filters = Filter
panel-folder = Table
folder-n-payloads = { $count ->
    [one] 1 payload
   *[other] { $count } payloads
}
folder-listed = { $listed } of { $all } payloads
folder-reading = reading: { $done } of { $all } files
folder-searching = searching: { $done } of { $all } files
folder-empty = No payloads: no file in it looks like XML or JSON
folder-all-hidden = { $count ->
    [one] The filters leave out the only payload
   *[other] The filters leave out all { $count } payloads
}
folder-export = Export table
folder-columns = Columns
folder-group-by = Group
folder-grouped = By { $column }
folder-no-groups = No groups
folder-clear = Clear
folder-more = { $count } more
folder-fewer = Fewer
folder-from = From: 2024-05-31 12:00
folder-to = To: 2024-05-31
folder-open = Open { $file }
folder-new = New since the folder was opened
folder-changed = Changed since the folder was opened
folder-ascending = ascending
folder-descending = descending
folder-sort = Sort by this column
folder-group = Group by this column
folder-hide-column = Hide this column
folder-move-left = Move to the left
folder-move-right = Move to the right
folder-n-selected = { $count } selected
status-folder = { $payloads ->
    [one] 1 payload
   *[other] { $payloads } payloads
} in { $files ->
    [one] 1 file
   *[other] { $files } files
}
status-unreadable = { $count } unreadable
status-analysed = Analyzed in { $time } s
command-open-rows = Open selected payloads
command-select-rows = Select all rows
command-copy-cell = Copy cell
command-copy-rows = Copy rows
command-copy-csv = Copy rows as CSV
command-only-this = Only rows like this cell
command-clear-filters = Clear filters
command-group-by-this = Group by this cell's column
command-export-csv = Export table as CSV…
command-export-lines = Export table as JSON lines…

## Compare

compare-no-sample = is no callback that the catalog knows: there is no sample of it
compare-broken = is broken: compared as far as it can be read
compare-sample = documented sample { $file }
compare-n-nodes = { $count ->
    [one] 1 node
   *[other] { $count } nodes
}
compare-same = No differences
compare-n-differences = { $count ->
    [one] 1 difference
   *[other] { $count } differences
}: { $kinds }
compare-n-changed = { $count } changed
compare-n-added = { $count } added
compare-n-removed = { $count } removed
compare-n-moved = { $count } moved
compare-n-reordered = { $count } in another order
compare-n-ignored = { $count ->
    [one] 1 value differs where that doesn’t count
   *[other] { $count } values differ where that doesn’t count
}
tab-comparison = Compare
command-compare-with = Compare with…
command-compare-good = Compare with the last good run
command-compare-sample = Compare with the documented sample
command-compare-rows = Compare selected payloads
command-show-comparison = Comparison
command-next-difference = Next difference
command-previous-difference = Previous difference
command-differences = Only differences
command-ignore-ids = Ignore job and run IDs
command-ignore-times = Ignore times
command-ignore-values = Ignore all values
command-ignore-empty = Empty is as good as absent
command-swap-compared = Swap the compared payloads
command-end-comparison = Close comparison
comparer-title = Compare with what?
comparer-hint = Type a name
comparer-none = Nothing of that name is open
comparer-sample = The documented sample
comparer-good = last good run
comparison-going-on = Comparing…
comparison-in-vain = There is no documented sample of this payload
comparison-node = Node
comparison-ignored = What doesn’t count
comparison-absent = not there
comparison-show = Show in { $name }
comparison-sample = Sample { $file }
change-same = the same
change-added = added
change-removed = removed
change-changed = changed
change-moved = moved
change-reordered = in another order

## When jobs and tasks took place.

timeline-run = Workflow
timeline-job = Job
timeline-unknown = unknown
timeline-open = EndTime is missing: the end is unknown
timeline-no-end = this callback tells no end
timeline-running = not ended yet
timeline-backwards = ends before it begins
timeline-no-moment = no time is told
timeline-started = Started
timeline-ended = Ended
timeline-waited = Waited
timeline-ran = Ran
timeline-slowest = slowest: { $name }
timeline-at-once = { $count } at once
timeline-idle = nothing ran for { $duration }
timeline-as-sent = times as sent, { $offset }
timeline-local = times local, { $offset }
timeline-utc = times in UTC
timeline-none = This payload tells no times.
duration-whole-minutes = { $count } min
duration-whole-hours = { $count } h
duration-whole-days = { $count } d
tab-timeline = Timeline
timeline-coming = Reading the times…
command-save-timeline-svg = Save timeline as SVG…
command-save-timeline-png = Save timeline as PNG…
timeline-save = Save timeline
timeline-too-tall = { $count } bars are too many for a PNG. Save the timeline as SVG.

## Tables of repeated nodes

tab-records = Table
records-coming = Reading what repeats…
records-none = Nothing repeats in this payload.
records-all-hidden = No row has a value with these words.
records-listed = { $listed } of { $count } rows
records-filter = Filter rows
records-choose = Choose what repeats
records-row = Row { $row }
records-cell = { $column }, row { $row }
command-show-as-table = Show as table
command-end-table = Close table
records-n-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
records-left-out = { $count ->
    [one] There is no room for 1 more column.
   *[other] There is no room for { $count } more columns.
}
records-no-such-path = there is no node at { $path }; what repeats in it: { $repeats }
records-no-repeats = there is no node at { $path }, and nothing repeats in it
records-several = several nodes have that name: { $repeats }

## The path box

path-box-title = Path
path-box-hint = Response.JobsDetail[0].State, $.…, /…, .…
path-box-head = Type a path as documented, or as JSONPath, JSON Pointer, XPath or jq, to go there. A line below is copied.
path-box-none = No node at this path
path-box-go = Go to { $path }
path-box-first = first of { $count }
path-box-documented = as documented

## Runs: payloads that belong together

run-head = Run { $id }
run-without-id = Run without RunId
run-tally = { $succeeded } of { $count ->
    [one] 1 task
   *[other] { $count } tasks
} succeeded
run-tally-jobs = { $succeeded } of { $count ->
    [one] 1 known job
   *[other] { $count } known jobs
} succeeded
run-n-failed = { $count } failed
run-n-running = { $count } not ended
run-n-told = callbacks of { $told } of { $count ->
    [one] 1 job
   *[other] { $count } jobs
} here
run-own-absent = the run’s own callback is not here
run-not-here = no callback of it here
run-late-ended = late by { $after }: ended after the last moment that the run’s callback tells
run-late-logged = late by { $after }: logged after the run’s callback
run-other-state = the run’s callback says { $state }
run-outputs = outputs
run-twins = more than once
twins-bytes = identical bytes: { $names }
twins-content = same content, written differently: { $names }
twins-job = one job, different content: { $names }
twins-run = one run, different content: { $names }
twins-ended = ended { $from }, then { $to }
tab-run = Run
command-show-run = Run
run-alone = No other open payload belongs to its run.
run-column-task = Task
run-column-callback = Callback
run-column-told = What the callback tells
run-not-open = not open
run-copy-path = Copy object path
run-copy-url = Copy URL
run-compare = Compare
run-related = run: { $told } of { $count } callbacks open
run-no-duplicate = { $name } tells of the same job and is no duplicate
header-told-there = told by the job’s callback
header-go-to-callback = Go to callback
runs-none = None of these payloads belongs to a run.
runs-progress = { $done } of { $found } files, { $told } callbacks of runs and jobs

## What is handed on

tab-share = Share
command-show-share = Show what is shared
share-form = Report
share-markdown = Markdown, for a ticket
share-html = HTML, for a browser
share-csv = CSV, for a spreadsheet
share-json-lines = JSON lines, for programs
share-sarif = SARIF, for code hosts
share-kit = Parser kit (zip)
share-language = Language
share-payloads = Payloads
share-this = This one
share-all = { $count ->
    [one] The open one
   *[other] All { $count } that are open
}
share-notes = { $count ->
    [one] With my note
   *[other] With my { $count } notes
}
share-coming = Writing the report…
share-to-path = Save report to path…
share-reply = Read a reply with stand-ins…
share-reply-title = A reply, with what its stand-ins stand for
share-reply-hint = Paste a reply that quotes stand-ins, such as job-1
share-reply-close = Back to the report
notice-copied-redacted = { $count ->
    [0] Copied, nothing was to be redacted: { $text }
    [one] Copied, one value redacted: { $text }
   *[other] Copied, { $count } values redacted: { $text }
}

## What is hidden in what is handed on

hide = Redact
hide-nothing = Nothing
hide-for-vendor = For the vendor
hide-for-public = For the public
hide-own-choice = Own choice
secret-bucket = Buckets and hosts
secret-object = Object names
secret-id = Ids, names, messages
secret-words = User data and texts
secret-parameters = Signatures
secret-contact = Contact details

## Redaction

redact-count = { $count ->
    [one] one value has a stand-in
   *[other] { $count } values have stand-ins
}
redact-telling-ids = { $count ->
    [one] one id still tells when it was made, and on which machine
   *[other] { $count } ids still tell when they were made, and on which machine
}

## Reports

report-findings = { $count ->
    [0] No findings
    [one] One finding
   *[other] { $count } findings
}
report-more = { $count ->
    [one] once more
   *[other] { $count } times more
}
report-payload = payload { $number }
report-column-payload = Payload
report-column-callback = Callback
report-column-findings = Errors and warnings
report-notes = Notes
report-note-lost = no longer in the payload
report-parser = What the receiving program must accept
report-envelope-dropped = JSON lacks the { $name } that is around everything in XML.
report-envelope-kept = { $name } around everything, in JSON as in XML.
report-always-array = Always an array: { $names }.
report-object-or-array = One alone is an object or a value, several are an array: { $names }.
report-absent-when-empty = May be empty in XML, and is then absent from JSON: { $names }.
report-all-text = Every value is text in JSON, numbers too.
report-text-but = Every value is text in JSON, but for the numbers { $names }.
report-page = Callback report
report-page-of-many = Callback report: { $count ->
    [one] one payload
   *[other] { $count } payloads
}
report-tree = Node by node
report-more-bars = { $count ->
    [one] one more is not drawn
   *[other] { $count } more are not drawn
}
report-cut-tree = The rest is left out: the payload has { $count } nodes. The command show and the window show all of them.
report-cut-value = {" "}… and { $count ->
    [one] one more character
   *[other] { $count } more characters
}

## The parser kit

kit-title = Parser kit: { $kind }
kit-files = One payload in each form that its receiver may get:
kit-file = File
kit-form = Form
kit-documented = { $form } (as documented for this callback)
kit-envelope = with { $name } around it
kit-no-envelope = without { $name } around it
kit-array = { $name } as array
kit-object = { $name } as object
kit-with-empty = empty nodes kept
kit-no-empty = empty nodes left out
kit-post = Post them to your endpoint
kit-endpoint = Put in the address that your program listens at; run these in the folder of this file.
kit-all = All of them, with the status of each answer:
kit-terminal = the kit is an archive: choose a file for it with -o FILE

## About

command-about = About Callback Explorer
about-title = About Callback Explorer
about-close = Close what is told of the program
about-version = Version { $version } · { $license }
about-what = Shows what a Tencent Cloud CI callback says. Everything happens on this machine: nothing is sent anywhere.
about-linked = Not a product of Tencent. It is built of { $count } packages and fonts, each with its license below.
about-list = Packages and fonts

## Notes

tab-notes = Notes
command-pin = Pin the row
command-write-note = Write a note
command-show-notes = Show notes
pin-plain = pinned
pin-noted = note: { $note }
note-hint = Note on this row
note-hint-whole = Note on this payload
note-too-long = A note has at most { $most } characters; what is longer is not taken.
note-none = Nothing is pinned or noted in this payload.
note-of-other = Noted when the file said something else
note-unpin = Unpin
notice-note-removed = Unpinned. Pinned again, it has its note again.
notice-not-pinned = This row cannot be pinned: it stands too deep, or { $most } are pinned already.
