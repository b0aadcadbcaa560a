//! What passes between the window and the system's clipboard.

use eframe::egui::{Context, Event, Key, Memory, Modifiers, OutputCommand, RawInput};

use super::Window;
use crate::say;
use crate::session::Source;
use crate::ui::clipboard::{Answer, Clipboard, Content, Trouble};
use crate::ui::panels::share;

impl Window {
    /// From now on copies go to the system's clipboard, and pastes come from there.
    pub fn use_system_clipboard(&mut self, ctx: &Context) {
        self.clipboard = Some(Clipboard::new(ctx));
    }

    /// Takes the clipboard's keys, which the window library leaves to us, and brings what was pasted.
    pub fn take_raw_input(&mut self, ctx: &Context, input: &mut RawInput) {
        let Some(clipboard) = &mut self.clipboard else { return };
        let field = || ctx.memory(Memory::focused).filter(|_| ctx.text_edit_focused());
        input.events.retain_mut(|event| match clipboard_key(event) {
            Some(ClipboardKey::Paste) => {
                clipboard.ask(field());
                false
            }
            Some(ClipboardKey::Copy) => {
                *event = Event::Copy;
                true
            }
            Some(ClipboardKey::Cut) => {
                *event = Event::Cut;
                true
            }
            None => true,
        });
        for answer in clipboard.answers() {
            self.take_answer(ctx, input, answer);
        }
    }

    /// Hands what was copied in this frame to the system.
    pub fn copy_to_system(&mut self, ctx: &Context) {
        let Some(clipboard) = &mut self.clipboard else { return };
        ctx.output_mut(|output| {
            output.commands.retain_mut(|command| {
                let OutputCommand::CopyText(text) = command else { return true };
                clipboard.copy(std::mem::take(text));
                false
            });
        });
    }

    /// Opens pasted text as a payload.
    pub(super) fn open_pasted(&mut self, text: String) {
        if !text.trim().is_empty() {
            let name = say!(self.settings.language, "name-pasted");
            self.session.open(Source::of_text(name, text));
        }
    }

    fn take_answer(&mut self, ctx: &Context, input: &mut RawInput, answer: Answer) {
        let language = self.settings.language;
        match answer {
            Answer::NotCopied(reason) => {
                self.warn(ctx, say!(language, "clipboard-not-copied", reason = reason));
            }
            Answer::Waiting => self.tell(ctx, say!(language, "clipboard-waiting")),
            Answer::Pasted { into: None, content: Ok(Content::Files(files)) } => {
                self.open_paths(files);
            }
            Answer::Pasted { into: None, content: Ok(Content::Text(text)) } => {
                if text.trim().is_empty() {
                    self.warn(ctx, say!(language, "clipboard-nothing"));
                }
                self.open_pasted(text);
            }
            Answer::Pasted { into: Some(field), content: Ok(content) } => {
                // Who has gone on meanwhile doesn't want it elsewhere.
                if ctx.memory(|memory| memory.has_focus(field)) {
                    let is_reply = field == share::reply_field();
                    let most = if is_reply { LONGEST_REPLY } else { LONGEST_IN_A_FIELD };
                    input.events.push(Event::Paste(in_a_field(content, most)));
                }
            }
            Answer::Pasted { content: Err(trouble), .. } => self.warn(
                ctx,
                match trouble {
                    Trouble::Nothing => say!(language, "clipboard-nothing"),
                    Trouble::Silent => say!(language, "clipboard-silent"),
                    Trouble::Failed(reason) => say!(language, "clipboard-failed", reason = reason),
                },
            ),
        }
    }
}

enum ClipboardKey {
    Copy,
    Cut,
    Paste,
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most keys are not the clipboard's")]
fn clipboard_key(event: &Event) -> Option<ClipboardKey> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    let is_command = modifiers.command_only();
    let is_old_windows = |modifier: Modifiers| cfg!(windows) && *modifiers == modifier;
    match key {
        Key::Copy => Some(ClipboardKey::Copy),
        Key::Cut => Some(ClipboardKey::Cut),
        Key::Paste => Some(ClipboardKey::Paste),
        Key::C if is_command => Some(ClipboardKey::Copy),
        Key::X if is_command => Some(ClipboardKey::Cut),
        Key::V if is_command => Some(ClipboardKey::Paste),
        Key::Insert if is_old_windows(Modifiers::COMMAND) => Some(ClipboardKey::Copy),
        Key::Delete if is_old_windows(Modifiers::SHIFT) => Some(ClipboardKey::Cut),
        Key::Insert if is_old_windows(Modifiers::SHIFT) => Some(ClipboardKey::Paste),
        _ => None,
    }
}

/// The longest text that a field of one line takes: laying out megabytes would freeze the window.
const LONGEST_IN_A_FIELD: usize = 16 * 1024;

/// The longest reply: more than anybody writes.
const LONGEST_REPLY: usize = 256 * 1024;

/// As much of it as a field takes, in characters.
fn in_a_field(content: Content, most: usize) -> String {
    let text = match content {
        Content::Text(text) => text.replace("\r\n", "\n"),
        Content::Files(files) => {
            let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
            paths.join("\n")
        }
    };
    text.char_indices()
        .nth(most)
        .and_then(|(end, _)| text.get(..end).map(str::to_owned))
        .unwrap_or(text)
}
