/** What a message asks the user to do, as far as hands can do it. */
export interface Remedy {
  /** Hooks to delete. */
  deletes: string[];
  adopt: boolean;
  refresh: boolean;
  again: boolean;
}

/** The remedy that messages name; `undefined`: none. Pure. */
export function remedyIn(told: readonly string[]): Remedy | undefined {
  const text = told.join(" ");
  const named = /\bdelete (\d+(?:, \d+)*)/i.exec(text)?.[1]?.split(", ") ?? [];
  const several = /(?:already|appeared): (\d+(?:, \d+)+)\./.exec(text)?.[1]?.split(", ") ?? [];
  const remedy = {
    deletes: [...named, ...(text.includes("Delete all but one") ? several.slice(1) : [])],
    adopt: text.includes("set `adopt: true`"),
    refresh: text.includes("Run `pulumi up --refresh`"),
    again: /Run `pulumi up` again|Run the same command again|try again/.test(text),
  };
  const any = remedy.deletes.length > 0 || remedy.adopt || remedy.refresh || remedy.again;
  return any ? remedy : undefined;
}
