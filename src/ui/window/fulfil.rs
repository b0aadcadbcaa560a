//! The one place where wishes are fulfilled.

use eframe::egui::{Context, Memory, OpenUrl, Popup, ViewportCommand};

use super::Window;
use crate::analysis::rules;
use crate::session::{Action, CompareAction, Open, OpenId, Source, TabulateAction};
use crate::ui::command::{Command, Menu};
use crate::ui::sizes::Sizes;
use crate::ui::wish::{Pane, Tab, Wish};
use crate::ui::{gather, panels};
use crate::words::path_text;

impl Window {
    pub(super) fn fulfil(&mut self, ctx: &Context, wish: Wish) {
        match wish {
            Wish::Run(command) => self.run(ctx, command),
            Wish::Session(Action::Note(action)) => self.note(ctx, action),
            Wish::Session(action) => self.act(ctx, action),
            Wish::WriteNote => self.write_note(ctx),
            Wish::Table(wish) => self.fulfil_in_table(ctx, wish),
            Wish::Copy(text) => self.copy(ctx, text),
            Wish::CopyValue if self.pane == Pane::Records => self.copy_record_cell(ctx),
            Wish::CopyValue => self.copy_selected(ctx, panels::details::value_of),
            Wish::CopySource => self.copy_selected(ctx, |analysis, target| {
                Some(panels::source::text_at(analysis, target))
            }),
            Wish::CopyPath => {
                self.copy_selected(ctx, |analysis, target| Some(target.path(analysis)));
            }
            Wish::CopyName => self.copy_selected(ctx, panels::details::name_of),
            Wish::CopyFileName => {
                self.copy_of(ctx, |open| Some(panels::file_name(&path_of(open)).to_owned()));
            }
            Wish::CopyFilePath => self.copy_of(ctx, |open| Some(path_of(open))),
            Wish::CopyReport => self.copy_report(ctx),
            Wish::CopySummary => self.copy_summary(ctx),
            Wish::CopyFinding => self.copy_finding(ctx),
            Wish::CopyFindings => self.copy_findings(ctx),
            Wish::ExplainRule => self.explain_rule(ctx),
            Wish::Explain(rule) => self.details.explain(rule.and_then(rules::find)),
            Wish::CopyAs(format) => self.copy_as(ctx, format),
            Wish::ListOnlyRule => self.list_only_rule(),
            Wish::Weigh(weight) => self.weigh_rule(weight),
            Wish::MuteName { in_all_rules } => self.mute_name(in_all_rules),
            Wish::ToggleMuted => self.change_filter(|filter| filter.shows_muted ^= true),
            Wish::CopyExport => self.copy_export(ctx),
            Wish::SaveExport => self.save_export(ctx, Wish::SaveExport),
            Wish::Share(wish) => self.fulfil_share(ctx, wish),
            Wish::Hide(hidden) => self.settings.hidden = hidden,
            Wish::SaveTimeline(form) => self.save_timeline(ctx, form),
            Wish::Browse(url) => ctx.open_url(OpenUrl::new_tab(url)),
            Wish::ChooseFiles => self.choose_files(ctx),
            Wish::TypePaths => self.type_paths(None),
            Wish::TypeTarget => self.save_export(ctx, Wish::TypeTarget),
            Wish::CloseTyping => self.path_field = None,
            Wish::Paste => match &mut self.clipboard {
                Some(clipboard) => clipboard.ask(None),
                None => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            },
            Wish::Sample(file) => {
                self.session.open(gather::of_sample(&file));
            }
            Wish::OpenInside => self.open_inside(),
            Wish::OpenRecent(path) => self.open_paths(vec![path]),
            Wish::ForgetRecent => self.forget_recent(),
            Wish::Reload => self.reload(),
            Wish::ReopenClosed => self.reopen_closed(),
            Wish::CloseCurrent => self.close_current(),
            Wish::CloseOthers => {
                let current = self.session.current().map(Open::id);
                self.close_all_but(current);
            }
            Wish::CloseAll => self.close_all_but(None),
            Wish::Show(tab) => self.tab = tab,
            Wish::Enter(pane) => self.pane = pane,
            Wish::Find(find) => self.find(ctx, find),
            Wish::Visit(pane) => self.visit(ctx, pane),
            Wish::Walk { forward } => self.walk(ctx, forward),
            Wish::NextTab { forward } => self.show_next_tab(ctx, forward),
            Wish::OpenMenus if Popup::is_any_open(ctx) => Popup::close_all(ctx),
            Wish::OpenMenus => self.menus.ask(Menu::File),
            Wish::OpenContextMenu => self.open_context_menu(ctx),
            Wish::Offer(surface, at) => self.menus.offer(ctx, surface, at, false),
            Wish::Speak(language) => self.speak(language),
            Wish::Theme(theme) => self.use_theme(ctx, theme),
            Wish::ShowTimes(clock) => self.show_times(clock),
            Wish::Judge(policy) => self.judge(policy),
            Wish::Zoom(by) => self.zoom(ctx, by),
            Wish::ZoomTo(zoom) => self.zoom_to(ctx, zoom),
            Wish::RestoreSessions(restores) => self.settings.restores_session = restores,
            Wish::WatchFiles(watches) => self.settings.watches_files = watches,
            Wish::ResetSettings => self.reset_settings(ctx),
            Wish::ToggleSettings => self.toggle_settings(ctx),
            Wish::CloseNotice(id) => self.elsewhere.notices.close(id),
            Wish::Resize(edge, size) => self.settings.sizes.set(edge, size),
            Wish::ResetSizes => self.settings.sizes = Sizes::default(),
            Wish::ToggleAbout => self.toggle_about(ctx),
            Wish::ToggleCatalog => self.toggle_catalog(),
            Wish::ToggleChooser => self.toggle_chooser(),
            Wish::ToggleComparer => self.toggle_comparer(),
            Wish::ToggleEncodings => self.toggle_encodings(),
            Wish::ReadIn(encoding) => self.read_in(encoding),
            Wish::TogglePalette => self.toggle_palette(),
            Wish::TogglePathBox => self.toggle_path_box(),
            Wish::ToggleKeys => {
                self.shows_keys = !self.shows_keys;
                if let Some(focused) = ctx.memory(Memory::focused) {
                    ctx.memory_mut(|memory| memory.surrender_focus(focused));
                }
            }
            Wish::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    fn act(&mut self, ctx: &Context, action: Action) {
        let is_step = matches!(action, Action::NextHit { .. });
        let is_comparison = matches!(action, Action::Compare(CompareAction::With(_)));
        let is_table =
            matches!(action, Action::Tabulate(TabulateAction::Selected | TabulateAction::Of(_)));
        self.session.apply(action);
        if is_table {
            self.visit(ctx, Pane::Records);
        }
        if is_step {
            self.tell_wrap(ctx);
        }
        if is_comparison && self.session.comparing().is_some() {
            self.tab = Tab::Comparison;
        }
    }

    fn run(&mut self, ctx: &Context, command: Command) {
        if !command.is_enabled(self) {
            return;
        }
        if command != Command::ShowPalette {
            self.palette = None;
        }
        self.fulfil(ctx, command.wish());
    }

    fn open_inside(&mut self) {
        let inside = self.session.current().and_then(|open| {
            let (analysis, target) = (open.analysis()?, open.selected()?);
            let text = panels::details::document_of(analysis, target)?;
            let path = target.path(analysis);
            Some((format!("{} · {path}", panels::file_name(open.name())), text))
        });
        if let Some((name, text)) = inside {
            self.session.open(Source::of_text(name, text));
        }
    }

    fn copy_of(&mut self, ctx: &Context, part: impl FnOnce(&Open) -> Option<String>) {
        if let Some(text) = self.session.current().and_then(part) {
            self.copy(ctx, text);
        }
    }

    fn close_current(&mut self) {
        if let Some(id) = self.session.current().map(Open::id) {
            self.session.apply(Action::Close(id));
        }
    }

    fn close_all_but(&mut self, kept: Option<OpenId>) {
        let ids: Vec<OpenId> = self.session.opened().iter().map(Open::id).collect();
        for id in ids.into_iter().filter(|id| Some(*id) != kept) {
            self.session.apply(Action::Close(id));
        }
    }
}

/// A payload's path, as it is rather than as it is shown; the name of what is no file.
fn path_of(open: &Open) -> String {
    gather::file_of(open).map_or(open.name().into(), path_text).into_owned()
}
