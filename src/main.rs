//! Opens the window, or does a command without one.
//!
//! Exit status: 0 all is well; 1 findings at or above `--fail-on`, or a failed job with
//! `--fail-on-outcome`; 2 wrong usage, or an input that can't be read, is malformed, or holds no
//! payload; 130 stopped by Ctrl+C.

use std::process::ExitCode;

use callback_explorer::cli::{
    self, Arguments, Command, CommandError, Show, Status, complain, complain_of_panics,
};
use callback_explorer::say;
use callback_explorer::words::Language;

fn main() -> ExitCode {
    // Who debugs a fault of ours wants all that is told by default.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        complain_of_panics();
    }
    let arguments = match Arguments::of_program() {
        Ok(arguments) => arguments,
        Err(error) => {
            // That nobody reads it is no reason to complain.
            error.print().unwrap_or_default();
            return u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from);
        }
    };
    let language = arguments.language();
    let done = match arguments.command {
        Some(command) => cli::run(&command, language).map_err(Into::into),
        None => open(arguments, language),
    };
    match done {
        Ok(status) => ExitCode::from(status.code()),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(Status::Trouble.code())
        }
    }
}

/// Opens the window; where that can't be, says so and shows the payloads as text.
fn open(arguments: Arguments, language: Language) -> anyhow::Result<Status> {
    let Some(obstacle) = open_window(&arguments, language)? else {
        return Ok(Status::Clean);
    };
    let Arguments { paths, reading, .. } = arguments;
    if paths.is_empty() {
        complain(&obstacle);
        return Ok(Status::Trouble);
    }
    complain(&say!(language, "window-text-instead", obstacle = obstacle));
    let show = Show { paths, reading, ..Show::default() };
    Ok(cli::run(&Command::Show(show), language)?)
}

/// Shows the window until it is closed; gives the reason where there can't be one.
#[cfg(feature = "gui")]
fn open_window(arguments: &Arguments, language: Language) -> anyhow::Result<Option<String>> {
    use std::sync::Arc;
    use std::thread::{self, JoinHandle};

    use callback_explorer::cli::Drawing;
    use callback_explorer::ui::{self, Asked, Renderer};

    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let displays = ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"];
    if cfg!(target_os = "linux") && !displays.into_iter().any(is_set) {
        return Ok(Some(say!(language, "window-no-display")));
    }
    let Arguments { paths, lang, renderer, reading, .. } = arguments;
    let renderer = match renderer {
        Drawing::Auto => None,
        Drawing::Glow => Some(Renderer::Glow),
        Drawing::Wgpu => Some(Renderer::Wgpu),
    };
    // The catalog is read while the system makes a window.
    let limits = reading.limits();
    let mut loading = Some(thread::spawn(move || cli::analyzer(limits)));
    let (mut analyzer, mut fault) = (None, None);
    let mut loaded = || {
        match loading.take().map(JoinHandle::join) {
            Some(Ok(Ok(made))) => analyzer = Some(Arc::new(made)),
            Some(Ok(Err(error))) => fault = Some(error),
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            None => {}
        }
        analyzer.clone()
    };
    let asked = Asked { paths, encoding: reading.encoding, language: *lang };
    let no_window = ui::run(&mut loaded, &asked, renderer).err();
    match fault {
        Some(fault) => Err(fault.into()),
        None => Ok(no_window.map(|no_window| no_window.words(language))),
    }
}

/// Gives the reason why there is no window.
#[cfg(not(feature = "gui"))]
#[expect(clippy::unnecessary_wraps, reason = "with a window, the catalog may be wrong")]
fn open_window(_arguments: &Arguments, language: Language) -> anyhow::Result<Option<String>> {
    Ok(Some(say!(language, "window-absent")))
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<CommandError>().is_some_and(CommandError::is_closed_pipe)
}
