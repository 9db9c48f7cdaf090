import type { JSX as HonoJsx } from 'hono/jsx/jsx-runtime';
import type { Child, Html } from './html.ts';

export { Fragment, jsx, jsx as jsxs } from './element.ts';

/** The elements of HTML and their attributes as Hono types them, only such as are really written so in HTML. */
type Elements = {
  [Tag in keyof HonoJsx.IntrinsicElements as string extends Tag ? never : Tag]: Attributes<
    HonoJsx.IntrinsicElements[Tag]
  >;
};
type Attributes<Of> = {
  [Name in keyof Of as Known<Name>]: Of[Name];
} & {
  readonly children?: Child;
  readonly role?: string | undefined;
  readonly rel?: string | undefined;
  readonly formaction?: string | undefined;
};
/** Nothing camel-cased, no style and no handlers, which the content policy refuses, and no name that is any name. */
type Known<Name> = Name extends string
  ? string extends Name
    ? never
    : Name extends Lowercase<Name>
      ? Exclude<Name, 'children' | 'style' | 'srcdoc'>
      : never
  : never;

/** The elements of drawings, and what they are drawn with. */
type Drawings = { [Tag in Shape]: DrawingAttributes };
type Shape =
  | 'circle'
  | 'clipPath'
  | 'defs'
  | 'ellipse'
  | 'g'
  | 'line'
  | 'mask'
  | 'path'
  | 'pattern'
  | 'polygon'
  | 'polyline'
  | 'rect'
  | 'svg'
  | 'symbol'
  | 'text'
  | 'tspan'
  | 'use';
type Named = 'class' | 'd' | 'focusable' | 'href' | 'id' | 'points' | 'preserveAspectRatio' | 'role';
type Measured = 'cx' | 'cy' | 'dx' | 'dy' | 'height' | 'r' | 'rx' | 'ry' | 'width';
type Placed = 'transform' | 'viewBox' | 'x' | 'x1' | 'x2' | 'y' | 'y1' | 'y2';
type DrawingAttributes = {
  readonly [name in Named | Measured | Placed]?: string | number | undefined;
} & { readonly children?: Child };

/** How TypeScript checks a .tsx file. */
export declare namespace JSX {
  type Element = Html;
  type ElementType = string | ((props: never) => Child);
  interface ElementChildrenAttribute {
    children: Child;
  }
  interface IntrinsicElements extends Elements, Drawings {}
  interface IntrinsicAttributes {
    key?: string | number | null | undefined;
  }
}
