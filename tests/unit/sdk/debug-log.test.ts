import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { quietDebugLog, withoutAnswer } from "../../../sdk/debug-log";
import { SESSION } from "../../support/secrets";

const OURS = "pulumi-nodejs:dynamic/zipwhip:ZipwhipWebhook";

describe("the SDK's debug log", () => {
  for (const line of [
    `RegisterResource RPC finished: resource:hook[${OURS}]; err: null, resp: urn,session,,,,${SESSION},x`,
    `RegisterResource RPC finished: resource:a [b][${OURS}]; err: Error: no,\n resp: none, resp: ${SESSION}\n${SESSION}`,
    `ReadResource RPC finished: resource:hook[${OURS}]#...; err: null, resp: ${SESSION}`,
    `RegisterResource RPC finished: resource:line[pulumi-nodejs:dynamic/zipwhip:ZipwhipLine]; err: null, resp: ${SESSION}`,
    `RegisterResource RPC finished: resource:hook[zipwhip:index:Webhook]; err: null, resp: ${SESSION}`,
    `RegisterResource RPC finished: resource:support[pulumi:providers:zipwhip]; err: null, resp: ${SESSION}`,
  ]) {
    it(`loses the answer in "${line.slice(0, 60)}…"`, () => {
      expect(withoutAnswer(line)).to.match(/^R\w+ RPC finished: .*not shown/s);
      expect(withoutAnswer(line)).not.to.contain(SESSION);
    });
  }

  for (const line of [
    "RegisterResource RPC finished: resource:other[aws:s3:Bucket]; err: null, resp: all of it",
    "RegisterResource RPC finished: resource:other[pulumi:providers:zipwhipper]; err: null, resp: all of it",
    `RegisterResource RPC prepared: t=${OURS}, name=hook`,
  ]) {
    it(`keeps "${line}"`, () => {
      expect(withoutAnswer(line)).to.equal(line);
    });
  }

  it("is wrapped once, however many resources there are", () => {
    const before = pulumi.log.debug;
    try {
      quietDebugLog();
      const once = pulumi.log.debug;
      quietDebugLog();
      expect(pulumi.log.debug).to.equal(once).and.not.to.equal(before);
    } finally {
      Reflect.set(pulumi.log, "debug", before);
    }
  });
});
