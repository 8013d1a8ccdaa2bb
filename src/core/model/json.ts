/** A value as JSON and YAML can hold it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The way to a value inside an artifact: map keys and list positions from the root. */
export type Path = readonly (string | number)[];
