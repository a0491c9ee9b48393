import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Attempt } from "./delivery";
import type { DeliveryRequest } from "./request";

const MOST_OF_AN_ANSWER = 1_000;

/** How deliveries leave: the connections are kept, and not too many. */
export class Sender {
  private readonly http = new HttpAgent({ keepAlive: true, maxSockets: 50 });
  private readonly https = new HttpsAgent({ keepAlive: true, maxSockets: 50 });

  /** Sends it once. Any answer is one, redirects too: whether the service follows them is not documented. */
  send(
    { url, method, headers, body }: DeliveryRequest,
    timeoutMs: number,
    checkCertificates: boolean,
  ): Promise<Omit<Attempt, "at">> {
    const secure = url.protocol === "https:";
    const options = { method, headers, timeout: timeoutMs };
    const sent = new Promise<Omit<Attempt, "at">>((done) => {
      const request = secure
        ? httpsRequest(url, { ...options, agent: this.https, rejectUnauthorized: checkCertificates })
        : httpRequest(url, { ...options, agent: this.http });
      const timer = setTimeout(() => request.destroy(new Error("no answer in time")), timeoutMs);
      const end = (outcome: Omit<Attempt, "at">) => {
        clearTimeout(timer);
        done(outcome);
      };
      request.on("response", (response) => {
        let answer = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          answer = (answer + chunk).slice(0, MOST_OF_AN_ANSWER);
        });
        const status = response.statusCode ?? 0;
        response.on("end", () => end({ status, answer }));
        response.on("error", () => end({ status, answer, error: "the answer was cut off" }));
      });
      request.on("error", (error: NodeJS.ErrnoException) => end({ error: error.code ?? error.message }));
      request.end(body);
    });
    // A hook that was installed by hand may have a method that no request can have.
    return sent.catch(({ code, message }: NodeJS.ErrnoException) => ({ error: code ?? message }));
  }

  close(): void {
    this.http.destroy();
    this.https.destroy();
  }
}
