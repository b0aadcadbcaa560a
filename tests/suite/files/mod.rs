//! What becomes of files and folders, given and written.

// Only files are read, each as it is at one moment, whatever they are called and wherever they lie.
mod reading;
// A result is there as a whole or not at all, and never in the place of what it was made from.
mod saving;

use std::os::unix::fs::MetadataExt as _;
use std::process::Command;

use crate::cli::program;

/// The program, to whom permissions apply even where the tests run as root; none where it can't be had.
#[cfg(target_os = "linux")]
fn without_privileges(arguments: &[&str]) -> Option<Command> {
    let plain = program(arguments);
    if std::fs::metadata("/proc/self").unwrap().uid() != 0 {
        return Some(plain);
    }
    let mut command = Command::new("setpriv");
    command.args(["--inh-caps=-all", "--bounding-set=-all"]);
    if !command.arg("true").status().is_ok_and(|status| status.success()) {
        return None;
    }
    let mut command = Command::new("setpriv");
    command.args(["--inh-caps=-all", "--bounding-set=-all"]);
    command.arg(plain.get_program()).args(arguments);
    for (name, value) in plain.get_envs() {
        value.map(|value| command.env(name, value));
    }
    Some(command)
}
