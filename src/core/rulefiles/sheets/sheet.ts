import { entryOf, isMap } from '../../artifacts/patchJson.ts';
import type { Json, Path } from '../../model/json.ts';
import type { Range } from '../../model/text.ts';

/** Where something stands. */
export interface FilePlace {
  path: string;
  range: Range;
}

/** A part of a file that is no plain data. */
export interface Unread {
  place: FilePlace;
  /** The beginning of its text. */
  text: string;
}

/** A file of any format as data, each part with its place. */
export interface Sheet {
  json: Json;
  /** Where the value at `path` stands; the nearest parent that is there otherwise. */
  placeOf(path: Path): FilePlace;
  /** False where something at `path` or inside of it is no plain data. */
  isWhole(path: Path): boolean;
  /** Left out of `json`, because only running the file would tell what it is. */
  unread: readonly Unread[];
}

/** A sheet, or why and where the file cannot be read. */
export type SheetOrFault = { sheet: Sheet } | { fault: { place: FilePlace; why: string } };

/** A value of a sheet; one that is not there is an entry too. */
export class Entry {
  readonly sheet: Sheet;
  readonly path: Path;
  readonly value: Json | undefined;

  private constructor(sheet: Sheet, path: Path, value: Json | undefined) {
    this.sheet = sheet;
    this.path = path;
    this.value = value;
  }

  static rootOf(sheet: Sheet): Entry {
    return new Entry(sheet, [], sheet.json);
  }

  get place(): FilePlace {
    return this.sheet.placeOf(this.path);
  }

  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** False where a part of it is no plain data, so that it says less than its author wrote. */
  get isWhole(): boolean {
    return this.sheet.isWhole(this.path);
  }

  at(...steps: (string | number)[]): Entry {
    let value = this.value;
    for (const step of steps) {
      if (Array.isArray(value)) value = typeof step === 'number' ? value[step] : undefined;
      else value = isMap(value) ? entryOf(value, String(step)) : undefined;
    }
    return new Entry(this.sheet, [...this.path, ...steps], value);
  }

  /** The items of a list; a single value is a list of one, nothing is an empty one. */
  items(): Entry[] {
    if (!this.exists) return [];
    return Array.isArray(this.value) ? this.value.map((_, index) => this.at(index)) : [this];
  }

  /** The entries of a map. */
  entries(): [key: string, entry: Entry][] {
    return isMap(this.value) ? Object.keys(this.value).map(key => [key, this.at(key)]) : [];
  }

  get isMap(): boolean {
    return isMap(this.value);
  }

  get isList(): boolean {
    return Array.isArray(this.value);
  }

  get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  /** The texts of a list, or of a single value. */
  get texts(): string[] {
    return this.items().flatMap(item => item.text ?? []);
  }

  /** True for `true`, and for what INI files write for it. */
  get isTrue(): boolean {
    return this.value === true || (typeof this.value === 'string' && /^(true|yes|on|1)$/i.test(this.value));
  }
}
