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

## Findings

## Conversion

## Command line

## Report

## Window

