import { isHookType, isLineType } from "../provider/resource-types";

/** A hook as a resource declares it, all of it known. */
export interface DeclaredHook {
  event: string;
  url: string;
  method: string;
}

/**
 * Shows every hook that a resource declares and whose values are known. The policy SDK throws where a value is looked at
 * that is not known yet: what is known is shown first, so that one such value hides nothing else.
 */
export function eachHook(type: string, props: unknown, see: (hook: DeclaredHook) => void): void {
  const unknown: unknown[] = [];
  const attempt = (look: () => void) => {
    try {
      look();
    } catch (error) {
      unknown.push(error);
    }
  };
  if (isHookType(type)) attempt(() => seeHook(Object(props).event, props, see));
  if (isLineType(type)) {
    const hooks = Object(Object(props).hooks);
    for (const event of Object.keys(hooks)) {
      attempt(() => {
        const given = hooks[event];
        const list = Array.isArray(given) ? given : [given];
        for (let at = 0; at < list.length; at++) attempt(() => seeHook(event, list[at], see));
      });
    }
  }
  if (unknown.length > 0) throw unknown[0];
}

function seeHook(event: unknown, given: unknown, see: (hook: DeclaredHook) => void): void {
  const { url, method = "POST", stranger } = typeof given === "string" ? { url: given } : Object(given);
  // What is of the wrong kind is the provider's check's to tell, and a stranger is nobody's declaration.
  if (typeof event !== "string" || typeof url !== "string" || stranger === true) return;
  see({ event, url, method: String(method) });
}
