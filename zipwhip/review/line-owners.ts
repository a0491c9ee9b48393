/** A resource that declares hooks. */
export interface Owner {
  resource: unknown;
  name: string;
  /** Whether it is to be the only one on its line. */
  exclusive: boolean;
}

/** Which resources of one run declare hooks of which line: an exclusive one must be alone. */
export class LineOwners {
  private readonly lines = new Map<string, Owner[]>();

  /**
   * Adds a resource.
   *
   * @returns the names of an exclusive one of the line and of another, where there are both
   */
  add(line: string, owner: Owner): { exclusive: string; other: string } | undefined {
    const owners = this.lines.get(line) ?? [];
    this.lines.set(line, owners);
    if (!owners.some(({ resource }) => resource === owner.resource)) owners.push(owner);
    const exclusive = owners.find((one) => one.exclusive);
    const other = owners.find((one) => one !== exclusive);
    if (exclusive === undefined || other === undefined) return undefined;
    return { exclusive: exclusive.name, other: other.name };
  }
}
