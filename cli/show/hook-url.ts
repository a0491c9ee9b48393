import { showUrl } from "../../zipwhip/identity";
import type { Finding } from "../compare/compare-line";
import { plain } from "./plain";

/** How a url is shown in what may end up in a job's log: its host, unless all of it is asked for and it is no secret. */
export function urlShown(whole: boolean, held?: Finding["held"]): (url: string) => string {
  return (url) => (whole && held?.hidden !== true ? plain(url) : showUrl(url));
}
