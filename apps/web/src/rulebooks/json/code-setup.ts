import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  pickedCompletion,
  startCompletion,
  type Completion as Shown,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  defaultHighlightStyle,
  ensureSyntaxTree,
  foldGutter,
  foldKeymap,
  indentOnInput,
  syntaxHighlighting,
  syntaxTree,
} from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { completionAt, type Option, type Subject } from './json-completion.ts';
import { hoverAt } from './json-hover.ts';
import { treeOf, type Tree } from './json-tree.ts';

/** More than the largest file takes; where a machine is slower, the text is read from scratch. */
const PARSE_MS = 500;

/** The tree of the whole text, which the editor otherwise reads as far as one looks. */
export const wholeTree = (state: EditorState): Tree =>
  ensureSyntaxTree(state, state.doc.length, PARSE_MS) ?? treeOf(state.doc.toString());

const detailOf = ({ label, note }: Option): string =>
  [label, note].filter((word) => word !== '').join(' · ');

/** Puts an option in, and asks what may follow where it leaves the cursor inside. */
function applied(view: EditorView, shown: Shown, option: Option, from: number, to: number): void {
  view.dispatch({
    changes: { from, to, insert: option.insert },
    selection: { anchor: from + option.cursor },
    annotations: pickedCompletion.of(shown),
    userEvent: 'input.complete',
    scrollIntoView: true,
  });
  if (option.cursor < option.insert.length || option.insert.endsWith(': ')) startCompletion(view);
}

function completing(subject: () => Subject) {
  const ask = ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const text = state.doc.toString();
    const tree = ensureSyntaxTree(state, pos, PARSE_MS) ?? syntaxTree(state);
    const found = completionAt(tree, text, pos, subject());
    const begun =
      found !== null && (found.start < pos || /"$|:\s?$/.test(text.slice(pos - 2, pos)));
    if (found === null || (!explicit && !begun)) return null;
    const { from, to } = found.replaced;
    const options = found.options.map((option): Shown => ({
      label: option.value,
      detail: detailOf(option),
      ...(option.info === '' ? {} : { info: option.info }),
      apply: (view, shown) => {
        applied(view, shown, option, from, to);
      },
    }));
    // Ranked already, also by the Chinese names, which the editor would not look at. Asked again at once for every
    // letter: what is seen is what Enter takes.
    const update = (_was: unknown, _from: number, _to: number, now: CompletionContext) => ask(now);
    return { from: found.start, options, filter: false, update };
  };
  return ask;
}

function hovering(subject: () => Subject): Extension {
  return hoverTooltip((view, offset) => {
    const text = view.state.doc.toString();
    const found = hoverAt(wholeTree(view.state), text, offset, subject());
    if (found === null) return null;
    return {
      pos: found.from,
      end: found.to,
      create: () => {
        const dom = document.createElement('div');
        dom.className = 'json-hover';
        dom.textContent = found.words;
        return { dom };
      },
    };
  });
}

const PHRASES: Readonly<Record<string, string>> = {
  Completions: '可写的内容',
  Diagnostics: '问题',
  'No diagnostics': '没有问题',
  close: '关闭',
  Find: '查找',
  Replace: '替换为',
  next: '下一处',
  previous: '上一处',
  all: '全部选中',
  'match case': '区分大小写',
  regexp: '正则表达式',
  'by word': '整词',
  replace: '替换',
  'replace all': '全部替换',
  'Go to line': '转到行',
  go: '转到',
  'current match': '当前',
  'on line': '在第几行：',
  'replaced match on line $': '已替换第 $ 行的一处',
  'replaced $ matches': '已替换 $ 处',
  'Fold line': '收起',
  'Unfold line': '展开',
  'Folded lines': '已收起，行',
  'Unfolded lines': '已展开，行',
  to: '至',
  'folded code': '已收起的内容',
  unfold: '展开',
};

/** The list shows as many options as it has room for: one that scrolls could not be reached by the keyboard itself. */
const MOST_SHOWN = 12;

const DETAIL = { color: '#595959', fontStyle: 'normal' };
const THEME = EditorView.theme({
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { maxHeight: 'none', overflow: 'visible' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px' },
  '.cm-completionDetail': DETAIL,
  'li[aria-selected] .cm-completionDetail': { color: '#fff' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: '#1a4f8b' },
  '.cm-tooltip.cm-completionInfo, .json-hover': {
    maxWidth: '420px',
    padding: '4px 8px',
    whiteSpace: 'pre-line',
  },
  '.cm-tooltip-lint': { maxWidth: '560px' },
  '.cm-gutters': { color: '#595959' },
  '.cm-activeLine': { background: '#e6f0fa66' },
});

const READING: Extension = [
  THEME,
  json(),
  syntaxHighlighting(defaultHighlightStyle),
  lineNumbers(),
  foldGutter(),
  drawSelection(),
  bracketMatching(),
  highlightSelectionMatches(),
  search({ top: true }),
  EditorView.lineWrapping,
  EditorState.phrases.of(PHRASES),
  keymap.of([...searchKeymap, ...foldKeymap, ...lintKeymap, ...defaultKeymap]),
];

/**
 * Without a history of its own: taking back is the draft's, for forms and JSON alike. Without a meaning for Tab either,
 * so that the keyboard finds its way out.
 * @param subject asked each time, since what the package has changes while the editor stands
 */
const writing = (subject: () => Subject): Extension => [
  autocompletion({
    override: [completing(subject)],
    icons: false,
    maxRenderedOptions: MOST_SHOWN,
    interactionDelay: 0,
  }),
  closeBrackets(),
  indentOnInput(),
  highlightActiveLine(),
  lintGutter(),
  // Ctrl-Space switches the Chinese input method on many machines.
  keymap.of([{ key: 'Alt-/', run: startCompletion }, ...closeBracketsKeymap, ...completionKeymap]),
];

/** Everything the editor can do. */
export const setup = (subject: () => Subject, readOnly: boolean): Extension => [
  readOnly ? EditorState.readOnly.of(true) : writing(subject),
  hovering(subject),
  READING,
];
