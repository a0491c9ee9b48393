import { STYLES, type Style } from "./styles";

/** One combination that people run. */
export interface Cell {
  /** Of Node, the major version. */
  node: string;
  /** Of @pulumi/pulumi. */
  sdk: string;
  manager: Manager;
  style: Style;
}

export const MANAGERS = ["npm", "pnpm", "yarn"] as const;
export type Manager = (typeof MANAGERS)[number];

export const NODES = ["20", "22", "24"];
/** The lowest that the package asks for, the one it is built with, and the newest. */
export const SDKS = ["3.216.0", "3.248.0", "latest"];

/** Each Node with each SDK and each package manager; and each way of writing a program with each Node. */
export function allCells(): Cell[] {
  const style = "TypeScript";
  const products = NODES.flatMap((node) =>
    SDKS.flatMap((sdk) => MANAGERS.map((manager): Cell => ({ node, sdk, manager, style }))),
  );
  const others = (Object.keys(STYLES) as Style[]).filter((name) => name !== style);
  const styles = NODES.flatMap((node) =>
    others.map((name): Cell => ({ node, sdk: "latest", manager: "npm", style: name })),
  );
  return [...products, ...styles];
}

export function nameOf({ node, sdk, manager, style }: Cell): string {
  return `Node ${node}, @pulumi/pulumi ${sdk}, ${manager}, ${style}`;
}
