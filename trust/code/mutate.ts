import type { Node, SourceFile } from 'typescript/unstable/ast';
import { SyntaxKind } from 'typescript/unstable/ast';
import { isTypeNode } from 'typescript/unstable/ast/is';

/** One small change to a file that makes it wrong. */
export type Mutant = {
  /** Path from the root of the project. */
  readonly file: string;
  readonly line: number;
  /** The place in the text that is replaced. */
  readonly from: number;
  readonly to: number;
  readonly was: string;
  readonly becomes: string;
  /** The line as it stands, which names the mutant for a reader. */
  readonly where: string;
};

type Change = { readonly node: Node; readonly becomes: string };

/** Turned over, moved by one, or taken for its neighbour. */
const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
};

/** Calls that turn into another of the same shape. */
const METHODS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
};

/**
 * All mutants of a file: conditions dropped and turned over, boundaries moved, constants changed, members of lists left out,
 * steps of a command left out. Types, imports and comments are no behaviour and stay.
 * @param file its path from the root
 */
export function mutantsOf(file: string, tree: SourceFile): Mutant[] {
  const { text } = tree;
  const startOf = (node: Node) => node.getStart(tree);
  const textOf = (node: Node) => text.slice(startOf(node), node.end);
  const made: Mutant[] = [];
  const add = ({ node, becomes }: Change) => {
    const from = startOf(node);
    const was = textOf(node);
    if (was === becomes) return;
    const begin = text.lastIndexOf('\n', from) + 1;
    const end = text.indexOf('\n', from);
    made.push({
      file,
      line: text.slice(0, from).split('\n').length,
      from,
      to: node.end,
      was,
      becomes,
      where: text.slice(begin, end < 0 ? undefined : end).trim(),
    });
  };
  const visit = (node: Node): void => {
    if (isTypeNode(node) || IGNORED.has(node.kind)) return;
    for (const change of changesOf(node, textOf)) add(change);
    for (const change of withoutMembers(node, tree)) add(change);
    node.forEachChild(child => {
      visit(child);
      return undefined;
    });
  };
  visit(tree);
  return made;
}

const IGNORED = new Set<SyntaxKind>([
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.TypeAliasDeclaration,
  SyntaxKind.InterfaceDeclaration,
]);

// The shapes below are those of the compiler's tree; a node is read by its kind.
type Parts = Readonly<Record<string, Node>> & {
  readonly operatorToken: Node;
  readonly operator: SyntaxKind;
  readonly arguments: readonly Node[];
  readonly elements: readonly Node[];
};

function* changesOf(node: Node, textOf: (node: Node) => string): Generator<Change> {
  const part = node as unknown as Parts;
  const say = (one: Node | undefined) => (one ? textOf(one) : '');
  switch (node.kind) {
    case SyntaxKind.BinaryExpression: {
      const operator = say(part.operatorToken);
      const [left, right] = [say(part['left']), say(part['right'])];
      for (const other of OPERATORS[operator] ?? [])
        yield {
          node: part.operatorToken,
          becomes: operator === '+' && /['"`]/.test(left + right) ? '+' : other,
        };
      if (operator === '&&' || operator === '||') {
        yield { node, becomes: left };
        yield { node, becomes: right };
      }
      if (operator === '??') yield { node, becomes: right };
      return;
    }
    case SyntaxKind.PrefixUnaryExpression:
      if (part.operator === SyntaxKind.ExclamationToken) yield { node, becomes: say(part['operand']) };
      return;
    case SyntaxKind.IfStatement:
      for (const always of ['true', 'false'])
        if (part['expression']) yield { node: part['expression'], becomes: always };
      return;
    case SyntaxKind.ConditionalExpression:
      yield { node, becomes: `(${say(part['whenTrue'])})` };
      yield { node, becomes: `(${say(part['whenFalse'])})` };
      return;
    case SyntaxKind.TrueKeyword:
      yield { node, becomes: 'false' };
      return;
    case SyntaxKind.FalseKeyword:
      yield { node, becomes: 'true' };
      return;
    case SyntaxKind.NumericLiteral:
      yield { node, becomes: String(Number(textOf(node).replaceAll('_', '')) + 1) };
      return;
    case SyntaxKind.PropertyAssignment: {
      const value = part['initializer'];
      if (value?.kind === SyntaxKind.StringLiteral) yield { node: value, becomes: "'mutant'" };
      return;
    }
    case SyntaxKind.CallExpression:
      yield* callChanges(node, part, say);
      return;
    case SyntaxKind.ExpressionStatement: {
      const inner = part['expression'];
      if (inner && [SyntaxKind.AwaitExpression, SyntaxKind.CallExpression].includes(inner.kind))
        yield { node, becomes: ';' };
      return;
    }
    default:
  }
}

function* callChanges(node: Node, part: Parts, say: (one: Node | undefined) => string): Generator<Change> {
  const callee = part['expression'];
  const name =
    callee?.kind === SyntaxKind.PropertyAccessExpression ? (callee as unknown as Parts)['name'] : null;
  for (const argument of part.arguments)
    if (argument.kind === SyntaxKind.StringLiteral) yield { node: argument, becomes: "'mutant'" };
  if (!name || !callee) return;
  const [method, of] = [say(name), (callee as unknown as Parts)['expression']];
  const other = METHODS[method];
  if (other) yield { node: name, becomes: other };
  if (method === 'includes' || method === 'has' || method === 'some' || method === 'every')
    yield { node, becomes: `!${say(node)}` };
  if (method === 'filter') yield { node, becomes: say(of) };
  if (method === 'toSorted') yield { node, becomes: `${say(of)}.toReversed()` };
}

/** Each member of a list left out, by turns. */
function* withoutMembers(node: Node, tree: SourceFile): Generator<Change> {
  if (node.kind !== SyntaxKind.ArrayLiteralExpression) return;
  const { elements } = node as unknown as Parts;
  const words = elements.map(one => tree.text.slice(one.getStart(tree), one.end));
  for (const [at] of words.entries()) yield { node, becomes: `[${words.toSpliced(at, 1).join(', ')}]` };
}
