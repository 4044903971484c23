"""The part of the style sheet for lists, tables, menus, tabs and the frame around them."""

from string import Template

VIEWS = Template("""
QAbstractItemView { background: $surface; border: none; outline: 0;
  selection-background-color: $selection; selection-color: $ink; }
QListView::item, QTreeView::item { padding: 5px 8px; border: none; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $selection; color: $ink; }
QListView:focus, QTreeView:focus { border: 2px solid $accent; }
QListView[kind="tiles"] { background: transparent; border: none; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $secondary; font-size: ${caption_pt}pt;
  border: none; border-bottom: 1px solid $hairline; padding: 0 8px; min-height: 30px; }
QHeaderView::section:hover { color: $ink; background: $hover; }
QTableCornerButton::section { background: $surface; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $handle; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 2px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 2px 2px; }
QScrollBar::handle:hover { background: $handle_hover; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { background: transparent; border: none; }
QMenu { background: $raised; color: $ink; border: 1px solid $hairline; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QTabWidget::pane { border: none; border-top: 1px solid $hairline; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { color: $secondary; background: transparent; border: none; padding: 8px 4px;
  margin-right: 16px; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QSplitter::handle { background: $page; }
QSplitter::handle:hover { background: $hairline; }
QStatusBar { background: $page; color: $secondary; border-top: 1px solid $hairline;
  font-size: ${caption_pt}pt; }
QStatusBar::item { border: none; }
QProgressBar { background: $hairline; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QGroupBox { border: none; margin-top: 16px; }
QGroupBox::title { subcontrol-origin: margin; color: $secondary; }
QDialog { background: $surface; }
""")
