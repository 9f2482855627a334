import type { MathNode, OperatorNode } from 'mathjs';
import bundle from 'mathjs/lib/browser/math.js';

/** A fault of a formula's text, in Chinese, for whoever writes the rulebook. */
export interface FormulaIssue {
  readonly message: string;
}

const MAX_FORMULA_LENGTH = 2_000;
const MAX_FORMULA_DEPTH = 32;

// Only its parser is used, never its evaluator; BigNumber mode keeps `0.1` from becoming a binary fraction.
const math = bundle.create(bundle.all ?? {});
math.config({ number: 'BigNumber', precision: 64 });

const ADDITIVE = new Set(['+', '-']);

/** A long sum `a + b + c …` is flat to its reader, whatever the parser makes of it. */
function continuesSum(node: MathNode, child: MathNode): boolean {
  const [outer, inner] = [node, child] as [OperatorNode, OperatorNode];
  return (
    node.type === 'OperatorNode' &&
    child.type === 'OperatorNode' &&
    ADDITIVE.has(outer.op) &&
    ADDITIVE.has(inner.op) &&
    outer.args.length === 2 &&
    outer.args[0] === child
  );
}

function depthOf(node: MathNode): number {
  let deepest = 0;
  node.forEach((child) => {
    deepest = Math.max(deepest, depthOf(child) - (continuesSum(node, child) ? 1 : 0));
  });
  return deepest + 1;
}

/** Refused before the parser sees it, which recurses. */
function nestsTooDeep(source: string): boolean {
  let depth = 0;
  for (const character of source) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth > MAX_FORMULA_DEPTH) return true;
  }
  return false;
}

/** Parses a formula's text. Never throws: what cannot be parsed comes back as an issue. */
export function parseFormula(source: string): { node: MathNode } | { issue: FormulaIssue } {
  if (source.length > MAX_FORMULA_LENGTH)
    return { issue: { message: `公式超过 ${MAX_FORMULA_LENGTH} 个字符` } };
  if (source.trim() === '') return { issue: { message: '公式为空' } };
  if (source.includes('#')) return { issue: { message: '公式中不得有注释（#）' } };
  const tooDeep = { issue: { message: `公式嵌套超过 ${MAX_FORMULA_DEPTH} 层` } };
  if (nestsTooDeep(source)) return tooDeep;
  try {
    const node = math.parse(source);
    return depthOf(node) > MAX_FORMULA_DEPTH ? tooDeep : { node };
  } catch (error) {
    return {
      issue: { message: `公式语法错误：${error instanceof Error ? error.message : '无法解析'}` },
    };
  }
}
