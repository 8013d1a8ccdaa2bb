import { meaningAlone, Previous } from './previous.ts';
import { Word } from './words.ts';

/** What is open. From `typeBody` on, everything in it is type unless said otherwise. */
export enum Frame {
  block,
  object,
  class,
  parens,
  controlParens,
  brackets,
  template,
  jsxCode,
  jsxTag,
  jsxChildren,
  typeBody,
  typeParens,
  typeBrackets,
  typeTemplate,
  /** Angle brackets after an operand: type arguments, or parameters after a declaration's name. */
  typeArguments,
  /** Angle brackets before an operand: a cast, or the type parameters of an arrow function or function type. */
  typePrefix,
}

// One small integer per frame: flags, then two counters of `?` that still wait for their `:`.
const inType = 1;
/** After `const`, `let`, `var`. */
const declaring = 2;
const classHead = 4;
const interfaceHead = 8;
const aliasHead = 16;
const caseLabel = 32;
/** An `extends` that a conditional type's `?` may follow. */
const conditional = 64;
/** A colon (in a type: or a comma) was seen: the parentheses hold parameters. */
const listed = 128;
/** An operator was seen first: parentheses in a type are a type. */
const combined = 256;
/** Parentheses where an operand begins; with nothing in them they are parameters. */
const grouping = 512;
const ternary = 1 << 10;
const ternaries = ternary * 0x3ff;
const typeTernary = 1 << 20;
const typeTernaries = typeTernary * 0x3ff;

/**
 * The brackets that are open, and in each whether a type or an expression is being read. This is as much grammar as
 * is needed to tell an `import()` type from a dynamic import, a regular expression from a division, and JSX from
 * a comparison or a cast. Methods take what came before and give what has come now.
 */
export class Context {
  frame = Frame.block;
  depth = 0;
  #state = 0;
  readonly #frames: Frame[] = [];
  readonly #states: number[] = [];
  readonly #typescript: boolean;

  constructor(typescript: boolean) {
    this.#typescript = typescript;
  }

  get readsType(): boolean {
    return (this.#state & inType) !== 0;
  }

  push(frame: Frame): void {
    this.#frames.push(this.frame);
    this.#states.push(this.#state);
    this.depth++;
    this.frame = frame;
    this.#state = frame >= Frame.typeBody ? inType : 0;
  }

  pop(): void {
    if (this.depth === 0) return;
    this.depth--;
    this.frame = this.#frames.pop()!;
    this.#state = this.#states.pop()!;
  }

  /** Closes frames until `depth` of them are left. */
  popTo(depth: number): void {
    while (this.depth > depth) this.pop();
  }

  /** A type that has come to its end, in a place that is not all type. */
  endType(): void {
    if (this.frame < Frame.typeBody) this.#state &= ~(inType | conditional | typeTernaries);
  }

  #beginType(): void {
    if (this.#typescript) this.#state |= inType;
  }

  /** An operator that no type contains. */
  operator(): Previous {
    this.endType();
    return Previous.operator;
  }

  /** An operator that types have too. */
  typeOperator(): Previous {
    if (this.frame === Frame.typeParens && !(this.#state & listed)) this.#state |= combined;
    return Previous.operator;
  }

  semicolon(): Previous {
    while (this.frame >= Frame.typeArguments) this.pop();
    this.#state = this.frame >= Frame.typeBody ? inType : 0;
    return Previous.boundary;
  }

  comma(): Previous {
    if (!(this.#state & interfaceHead)) this.endType();
    this.#state &= ~(conditional | ternaries | typeTernaries);
    if (this.frame === Frame.typeParens && !(this.#state & combined)) this.#state |= listed;
    return Previous.operator;
  }

  equals(): Previous {
    if (this.#state & aliasHead) this.#state = (this.#state & ~aliasHead) | inType;
    else this.endType();
    return Previous.operator;
  }

  arrow(previous: Previous): Previous {
    if (!this.readsType) return Previous.arrow;
    if (previous === Previous.parameters) return this.typeOperator();
    this.endType();
    return this.readsType ? Previous.operator : Previous.arrow;
  }

  /**
   * `?`, but not `?.` nor `??`. `marker`: by what follows it can only mark something optional; `beforeParameters`: it
   * stands between a name and `(` or `<` without a blank, as in a class's `method?()`.
   */
  question(previous: Previous, marker: boolean, beforeParameters: boolean): Previous {
    if (marker) return previous;
    if (this.readsType) {
      if (this.#state & conditional) {
        this.#state &= ~conditional;
        this.#countUp(typeTernaries, typeTernary);
        return Previous.operator;
      }
      if (this.frame >= Frame.typeBody) return previous;
      this.endType();
    } else if (beforeParameters && this.frame === Frame.class) return previous;
    this.#countUp(ternaries, ternary);
    return Previous.operator;
  }

  /** `!`; `spaced` if a blank stands before it. TypeScript's `value!` leaves a value, on the same line as it stands. */
  exclamation(previous: Previous, spaced: boolean): Previous {
    return this.#typescript && previous >= Previous.operand && !spaced ? previous : this.operator();
  }

  #countUp(mask: number, one: number): void {
    if ((this.#state & mask) !== mask) this.#state += one;
  }

  colon(previous: Previous): Previous {
    if (this.#state & typeTernaries) {
      this.#state -= typeTernary;
      return Previous.operator;
    }
    // In `a ? (b: B): C => d : e` the colon after parameters belongs to the arrow function.
    if (this.#state & ternaries && previous !== Previous.parameters) {
      this.endType();
      this.#state -= ternary;
      return Previous.operator;
    }
    if (this.#state & caseLabel) {
      this.#state &= ~caseLabel;
      return Previous.boundary;
    }
    const afterValue = previous >= Previous.operand;
    const afterParens = previous >= Previous.closeParen;
    switch (this.frame) {
      case Frame.block:
        if (!afterParens && !(afterValue && this.#state & declaring)) {
          this.endType();
          return Previous.boundary;
        }
        break;
      case Frame.object:
      case Frame.jsxCode:
      case Frame.template:
        if (!afterParens) {
          this.#state = 0;
          return Previous.operator;
        }
        break;
      case Frame.parens:
      case Frame.typeParens:
        if (!afterParens && !(this.#state & combined)) this.#state |= listed;
        break;
    }
    this.#beginType();
    return Previous.operator;
  }

  openParen(previous: Previous): Previous {
    if (this.readsType && previous >= Previous.operand) this.endType();
    if (this.readsType) this.push(Frame.typeParens);
    else {
      this.push(previous === Previous.control ? Frame.controlParens : Frame.parens);
      if (previous < Previous.dot) this.#state |= grouping;
    }
    return Previous.operator;
  }

  openBracket(previous: Previous): Previous {
    if (this.readsType) {
      if (previous >= Previous.operand) this.typeOperator();
      this.push(Frame.typeBrackets);
    } else this.push(Frame.brackets);
    return Previous.operator;
  }

  openBrace(previous: Previous): Previous {
    const afterValue = previous >= Previous.operand;
    if (this.readsType) {
      if (!afterValue || this.#state & interfaceHead) {
        if (afterValue) this.#state = 0;
        this.push(Frame.typeBody);
        return Previous.boundary;
      }
      this.endType();
    }
    if (afterValue && this.#state & classHead) {
      this.#state &= ~classHead;
      this.push(Frame.class);
    } else if (previous === Previous.operator || previous === Previous.new) {
      this.push(Frame.object);
      return Previous.operator;
    } else this.push(Frame.block);
    return Previous.boundary;
  }

  /** The `<` that opens type arguments or parameters. */
  openAngle(previous: Previous): Previous {
    if (previous >= Previous.operand) {
      this.typeOperator();
      this.push(Frame.typeArguments);
    } else this.push(Frame.typePrefix);
    return Previous.operator;
  }

  /** Whether a `<` after a declaration's name can only open its type parameters. */
  get headOfDeclaration(): boolean {
    return (this.#state & (classHead | interfaceHead | aliasHead)) !== 0;
  }

  closeAngle(): Previous {
    if (this.frame < Frame.typeArguments) return this.operator();
    const prefix = this.frame === Frame.typePrefix;
    this.pop();
    return prefix ? Previous.operator : Previous.operand;
  }

  /** A `)` or `]`. One that fits nothing is passed over: half-typed code closes in any order. */
  closeGroup(isParen: boolean, previous: Previous): Previous {
    while (this.frame >= Frame.typeArguments) this.pop();
    if (this.#isGroup(this.frame) && this.#isParens(this.frame) !== isParen) {
      const outer = this.#frames[this.depth - 1];
      if (outer !== undefined && this.#isGroup(outer) && this.#isParens(outer) === isParen) this.pop();
    }
    if (!this.#isGroup(this.frame) || this.#isParens(this.frame) !== isParen) return Previous.closeParen;
    const { frame } = this;
    const state = this.#state;
    this.pop();
    if (frame === Frame.controlParens) return Previous.boundary;
    if (frame === Frame.typeParens && !(state & combined)) return Previous.parameters;
    if (state & listed || (state & grouping && previous < Previous.dot)) return Previous.parameters;
    return isParen ? Previous.closeParen : Previous.operand;
  }

  #isParens(frame: Frame): boolean {
    return frame === Frame.parens || frame === Frame.controlParens || frame === Frame.typeParens;
  }

  #isGroup(frame: Frame): boolean {
    return this.#isParens(frame) || frame === Frame.brackets || frame === Frame.typeBrackets;
  }

  /** A `}`: closes what is open inside the nearest brace, and the brace; gives that one. */
  closeBrace(): Frame {
    while (this.depth > 0 && (this.#isGroup(this.frame) || this.frame >= Frame.typeArguments)) this.pop();
    const closed = this.frame;
    this.pop();
    return closed;
  }

  afterBrace(closed: Frame): Previous {
    return closed === Frame.object || (closed === Frame.typeBody && this.readsType)
      ? Previous.operand
      : Previous.boundary;
  }

  /** A name without meaning of its own, or a literal. */
  operand(previous: Previous): Previous {
    if (this.readsType && previous >= Previous.operand) this.endType();
    return Previous.operand;
  }

  /** A word with a meaning, not after a dot. `beforeName`: a name follows it. */
  word(word: Word, previous: Previous, beforeName: boolean): Previous {
    const afterValue = previous >= Previous.operand;
    switch (word) {
      case Word.as:
      case Word.satisfies:
        if (!this.#typescript || !(afterValue || (previous === Previous.boundary && beforeName))) {
          return this.operand(previous);
        }
        this.#beginType();
        return Previous.operator;
      case Word.is:
        return afterValue && this.readsType ? Previous.operator : this.operand(previous);
      case Word.extends:
      case Word.implements:
        if (this.readsType) this.#state |= conditional;
        this.#beginType();
        return Previous.operator;
    }
    if (this.readsType && afterValue) this.endType();
    return meaningAlone(word) ?? this.#prefix(word, previous, beforeName);
  }

  /** A word in front of an operand, which declares something or which types read otherwise than expressions. */
  #prefix(word: Word, previous: Previous, beforeName: boolean): Previous {
    switch (word) {
      case Word.keyof:
      case Word.readonly:
      case Word.infer:
      case Word.unique:
        return this.readsType ? Previous.operator : Previous.operand;
      case Word.asserts:
      case Word.abstract:
        return this.readsType && beforeName ? Previous.operator : Previous.operand;
      case Word.await:
        this.#state &= ~inType;
        return previous === Previous.control ? Previous.control : Previous.operator;
      case Word.void:
        return this.readsType ? Previous.operand : Previous.operator;
      case Word.case:
        if (this.frame === Frame.block) this.#state |= caseLabel;
        return Previous.operator;
      case Word.of:
        return previous >= Previous.operand ? Previous.operator : Previous.operand;
      case Word.const:
      case Word.let:
      case Word.var:
      case Word.using:
        if (this.readsType) return Previous.operand;
        if (this.frame === Frame.block) this.#state |= declaring;
        return word === Word.using ? Previous.operand : Previous.operator;
      case Word.class:
        this.#state |= classHead;
        return Previous.operand;
      case Word.interface:
        if (this.frame !== Frame.block || !beforeName) return Previous.operand;
        this.#state |= interfaceHead;
        this.#beginType();
        return Previous.operator;
      case Word.type:
        if (this.frame !== Frame.block || !beforeName || !this.#typescript) return Previous.operand;
        this.#state |= aliasHead;
        return Previous.operand;
      default:
        return Previous.operand;
    }
  }
}
