import { identityKey, normaliseUrl } from "../identity";
import { LineOwners } from "./line-owners";

/** A hook as a program declares it, all values known. */
export interface Declaration {
  name: string;
  /** The line's deviceId, or its session where that does not tell. */
  line: string;
  type: string;
  event: string;
  url: string;
}

/** What two declarations of one program have to do with each other. */
export interface Conflicts {
  /** The name of the resource that declares the same hook. */
  twin?: string;
  /** The name of a resource that points another event at the same URL, and that event. */
  sameUrl?: { name: string; event: string };
}

/** All hooks that one run of a program has declared so far. */
export class Declarations {
  readonly owners = new LineOwners();
  private readonly byIdentity = new Map<string, string>();
  private readonly byUrl = new Map<string, Declaration[]>();

  /** Adds a declaration, and says with which earlier one it conflicts. */
  add(declaration: Declaration): Conflicts {
    const { name, line, url, event } = declaration;
    const key = JSON.stringify([line, identityKey(declaration)]);
    const twin = this.byIdentity.get(key);
    if (twin !== undefined) return { twin };
    this.byIdentity.set(key, name);

    const urlKey = JSON.stringify([line, normaliseUrl(url)]);
    const neighbours = this.byUrl.get(urlKey) ?? [];
    this.byUrl.set(urlKey, [...neighbours, declaration]);
    const other = neighbours.find((neighbour) => neighbour.event !== event);
    return other === undefined ? {} : { sameUrl: { name: other.name, event: other.event } };
  }
}
