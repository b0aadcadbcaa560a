//! Writes what belongs under `/usr/share` into `target/share`: manual pages and completions from the table of
//! arguments, the icon in all sizes from its drawing, and the files that stand ready. Beside it stand
//! `target/changelog`, as Debian asks of a package, and `target/callback-explorer.ico`, the icon as Windows takes it.
//!
//! ```text
//! cargo run --example share
//! ```

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use callback_explorer::cli::Arguments;
use callback_explorer::ui::emblem;
use clap::CommandFactory as _;
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use jiff::Zoned;

const NAME: &str = env!("CARGO_PKG_NAME");

/// Files that stand ready, by where they go.
const READY: &[(&str, &str)] = &[
    ("assets/desktop/callback-explorer.desktop", "applications"),
    ("assets/desktop/callback-explorer.svg", "icons/hicolor/scalable/apps"),
    ("assets/desktop/io.github.callback_explorer.callback_explorer.metainfo.xml", "metainfo"),
    ("assets/licenses.txt", "doc/callback-explorer"),
    ("LICENSE-APACHE", "doc/callback-explorer"),
    ("LICENSE-MIT", "doc/callback-explorer"),
    ("README.md", "doc/callback-explorer"),
];

/// Pixels a side, of those sizes that the hicolor theme has.
const SIDES: &[u16] = &[16, 22, 24, 32, 48, 64, 128, 256, 512];

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let share = root.join("target/share");
    if share.exists() {
        fs::remove_dir_all(&share)?;
    }
    for (file, folder) in READY {
        let file = root.join(file);
        let name = file.file_name().ok_or("a file has a name")?;
        fs::copy(&file, folder_in(&share, folder)?.join(name))?;
    }
    for side in SIDES {
        let folder = folder_in(&share, &format!("icons/hicolor/{side}x{side}/apps"))?;
        let icon = emblem::png(*side).ok_or("the icon's drawing cannot be drawn")?;
        fs::write(folder.join(NAME).with_extension("png"), icon)?;
    }
    let documentation = folder_in(&share, "doc/callback-explorer")?;
    fs::copy(root.join("CHANGELOG.md"), documentation.join("changelog"))?;
    fs::write(root.join("target/changelog"), changes_of_package())?;
    fs::write(root.join("target").join(NAME).with_extension("ico"), icon_for_windows()?)?;
    let mut command = Arguments::command();
    for (shell, file) in [
        (Shell::Bash, "bash-completion/completions/callback-explorer"),
        (Shell::Fish, "fish/vendor_completions.d/callback-explorer.fish"),
        (Shell::Zsh, "zsh/vendor-completions/_callback-explorer"),
    ] {
        let file = share.join(file);
        fs::create_dir_all(file.parent().ok_or("a file stands in a folder")?)?;
        clap_complete::generate(shell, &mut command, NAME, &mut fs::File::create(file)?);
    }
    command.build();
    let manual = folder_in(&share, "man/man1")?;
    write_page(&command, &manual)?;
    for subcommand in command.get_subcommands() {
        write_page(subcommand, &manual)?;
    }
    Ok(())
}

fn folder_in(share: &Path, folder: &str) -> io::Result<PathBuf> {
    let folder = share.join(folder);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A directory of pictures, and the pictures.
fn icon_for_windows() -> Result<Vec<u8>, Box<dyn Error>> {
    const SIDES: [u8; 5] = [16, 24, 32, 48, 64];
    const HEAD: u32 = 6;
    const ENTRY: u32 = 16;
    let mut directory = vec![0, 0, 1, 0, u8::try_from(SIDES.len() + 1)?, 0];
    let mut pictures = Vec::new();
    // The largest, of 256 pixels a side, has no room for that in a byte: it is called 0.
    for side in SIDES.into_iter().chain([0]) {
        let pixels = if side == 0 { 256 } else { side.into() };
        let picture = emblem::png(pixels).ok_or("the icon's drawing cannot be drawn")?;
        let before = u32::try_from(pictures.len())?;
        let offset = HEAD + ENTRY * u32::try_from(SIDES.len() + 1)? + before;
        directory.extend([side, side, 0, 0, 1, 0, 32, 0]);
        directory.extend(u32::try_from(picture.len())?.to_le_bytes());
        directory.extend(offset.to_le_bytes());
        pictures.extend(picture);
    }
    directory.extend(pictures);
    Ok(directory)
}

/// The changelog of the package, apart from that of the program, in Debian's form.
fn changes_of_package() -> String {
    let version = env!("CARGO_PKG_VERSION");
    let now = Zoned::now().strftime("%a, %d %b %Y %H:%M:%S %z");
    let by = "The Callback Explorer authors <authors@callback-explorer.invalid>";
    format!(
        "{NAME} ({version}-1) unstable; urgency=low\n\n  * Version {version}.\n\n -- {by}  {now}\n"
    )
}

/// Writes the manual page of a command into `folder`.
fn write_page(command: &clap::Command, folder: &Path) -> io::Result<()> {
    let page =
        Man::new(command.clone()).source(concat!("callback-explorer ", env!("CARGO_PKG_VERSION")));
    let mut file = fs::File::create(folder.join(page.get_filename()))?;
    page.render_title(&mut file)?;
    page.render_name_section(&mut file)?;
    page.render_synopsis_section(&mut file)?;
    page.render_description_section(&mut file)?;
    let mut options = Vec::new();
    page.render_options_section(&mut options)?;
    file.write_all(
        with_line_breaks(String::from_utf8_lossy(&options).into_owned(), command).as_bytes(),
    )?;
    if command.has_subcommands() {
        page.render_subcommands_section(&mut file)?;
    }
    write_after_help(command, &mut file)
}

/// Options whose help has lines of its own keep them: as prose, they would be filled.
fn with_line_breaks(options: String, command: &clap::Command) -> String {
    let helps = command.get_arguments().filter_map(|argument| argument.get_help());
    helps.fold(options, |options, help| {
        help.to_string().lines().skip(1).fold(options, |options, line| {
            options.replace(&format!("\n{line}\n"), &format!("\n.br\n{line}\n"))
        })
    })
}

/// Writes what help ends with: examples as they stand, the exit status in a section of its own, and other words.
fn write_after_help(command: &clap::Command, out: &mut impl Write) -> io::Result<()> {
    const STATUS: &str = "Exit status: ";
    let Some(words) = command.get_after_help() else { return Ok(()) };
    let mut roff = Roff::new();
    let mut is_between = true;
    for line in words.to_string().lines() {
        if let Some(example) = line.strip_prefix("  ") {
            roff.control("EX", []).text([roman(example)]).control("EE", []);
        } else if line == "Examples:" {
            roff.control("SH", ["EXAMPLES"]);
        } else if let Some(status) = line.strip_prefix(STATUS) {
            roff.control("SH", ["EXIT STATUS"]).text([roman(status)]);
        } else if !line.is_empty() {
            if is_between {
                roff.control("SH", ["NOTES"]);
            }
            roff.text([roman(line)]);
        }
        is_between = line.is_empty();
    }
    roff.to_writer(out)
}
