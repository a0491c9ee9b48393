import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { expect } from "chai";
import {
  allowedHosts,
  httpsOnly,
  linesExclusive,
  noGet,
  noTokenInQuery,
  oneEventPerUrl,
  zipwhipRules,
} from "../../../policy";
import { clashes } from "../../../policy/rules/one-event-per-url";
import { DYNAMIC_TYPES, PLUGIN_TYPES } from "../../../provider/resource-types";

const hook = (url: string, more: object = {}) => ({
  type: DYNAMIC_TYPES.hook,
  props: { event: "receive", url, method: "POST", ...more },
});
const line = (hooks: unknown, more: object = {}) => ({ type: DYNAMIC_TYPES.line, props: { hooks, ...more } });

/** What the rule says of a resource. */
function said(
  rule: ResourceValidationPolicy,
  resource: { type: string; props: object },
  config: object = {},
): string[] {
  const told: string[] = [];
  const validate = rule.validateResource as (args: unknown, report: (text: string) => void) => void;
  validate({ ...resource, getConfig: () => config }, (text) => told.push(text));
  return told;
}

/** What the rule says of a stack, with the resource of each violation. */
function saidOfStack(rule: StackValidationPolicy, resources: { type: string; props: object }[]): string[] {
  const told: string[] = [];
  const all = resources.map((resource, at) => ({ ...resource, urn: `urn${at}`, name: `name${at}` }));
  const validate = rule.validateStack as (args: unknown, report: (text: string, urn: string) => void) => void;
  validate({ resources: all }, (text, urn) => told.push(`${urn} ${text}`));
  return told;
}

describe("the policy rules", () => {
  it("tells what a configuration file sets under a name that the rule does not know", () => {
    for (const resource of [hook("https://a.example.com/"), line({})]) {
      for (const rule of [allowedHosts(), noGet(), linesExclusive()]) {
        const texts = said(rule, resource, { host: ["*.example.com"], enforcementLevel: "advisory" });
        expect(texts.filter((text) => text.includes("sets host: there is no such option"))).to.have.length(1);
      }
    }
    expect(said(allowedHosts(), { type: "aws:s3:Bucket", props: {} }, { host: [] })).to.deep.equal([]);
  });

  it("https-only: names every hook in clear text, in each way of declaring it", () => {
    expect(said(httpsOnly(), hook("HTTP://a.example.com/"))).to.have.length(1);
    expect(said(httpsOnly(), hook("https://a.example.com/"))).to.deep.equal([]);
    const overPlugin = { ...hook("http://a.example.com/"), type: PLUGIN_TYPES.hook };
    expect(said(httpsOnly(), overPlugin)).to.have.length(1);
    const whole = { ...line({ receive: "http://a.example.com/" }), type: PLUGIN_TYPES.line };
    expect(said(httpsOnly(), whole)).to.have.length(1);
    expect(said(linesExclusive(), whole)).to.have.length(1);
    const mixed = line({
      receive: "http://a.example.com/",
      send: { url: "http://a.example.com/" },
      read: ["https://a.example.com/", { url: "http://b.example.com/" }],
    });
    expect(said(httpsOnly(), mixed).map((text) => text.split(":")[0])).to.deep.equal([
      "receive",
      "send",
      "read",
    ]);
    expect(said(httpsOnly({ except: ["localhost"] }), hook("http://localhost:8080/"))).to.deep.equal([]);
    expect(said(httpsOnly(), hook("http://[::1]/"), { except: ["::1"] })).to.deep.equal([]);
  });

  it("allowed-hosts, https-only: take a host as people write it: in letters of their own, or with a port", () => {
    const url = "https://hooks.bücher.example/x";
    for (const hosts of [
      ["hooks.bücher.example"],
      ["*.BÜCHER.example"],
      ["hooks.xn--bcher-kva.example:8443"],
    ])
      expect(said(allowedHosts({ hosts }), hook(url)), hosts.join()).to.deep.equal([]);
    expect(
      said(allowedHosts({ hosts: ["*.bücher.example"] }), hook("https://bücher.example/")),
    ).to.have.length(1);
    for (const except of [["localhost:3000"], ["LocalHost"]])
      expect(said(httpsOnly({ except }), hook("http://localhost:3000/"))).to.deep.equal([]);
    expect(said(httpsOnly({ except: ["[::1]:80"] }), hook("http://[::1]/"))).to.deep.equal([]);
    expect(said(httpsOnly({ except: ["2001:db8::1"] }), hook("http://[2001:DB8:0::1]:81/"))).to.deep.equal(
      [],
    );
    expect(said(httpsOnly({ except: ["", "*.", "*"] }), hook("http://h.example.com/"))).to.have.length(1);
  });

  it("allowed-hosts: takes names and everything below a name, and nothing that only looks like it", () => {
    const rule = allowedHosts({ hosts: ["hooks.example.com", "*.example.net"] });
    for (const fine of [
      "https://HOOKS.example.com:8443/",
      "https://a.b.example.net/",
      "https://a.example.net./",
    ])
      expect(said(rule, hook(fine)), fine).to.deep.equal([]);
    for (const host of [
      "example.com",
      "a.hooks.example.com",
      "example.net",
      "badexample.net",
      "a.example.net.evil.org",
    ])
      expect(said(rule, hook(`https://${host}/s3cret`))[0], host).to.contain(`points at ${host},`);
    expect(said(rule, hook("https://user@evil.org/"))[0]).to.contain("points at evil.org,");
    expect(said(allowedHosts(), hook("https://any.where/"))).to.deep.equal([]);
    expect(said(rule, hook("https://other.org/"), { hosts: ["other.org"] })).to.deep.equal([]);
  });

  it("no-get", () => {
    expect(said(noGet(), hook("https://a/", { method: "GET" }))).to.have.length(1);
    expect(said(noGet(), hook("https://a/", { method: "PUT" }))).to.deep.equal([]);
    expect(
      said(noGet(), line({ read: [{ url: "https://a/", method: "GET" }, "https://b/"] })),
    ).to.have.length(1);
  });

  it("no-token-in-query: by the name, and by the looks of the value, neither of which it quotes where it may be one", () => {
    const random = "9f8a7c6e5d4b3a291807f6e5d4c3b2a1";
    const bad = [
      "token=s3cret",
      "API_KEY=s3cret",
      "X-Signature=s3cret",
      `v=${random}`,
      random,
      `${random}=1`,
      `token-${random}=1`,
    ];
    for (const query of bad) {
      const told = said(noTokenInQuery(), hook(`https://a.example.com/p?fine=1&${query}`));
      expect(told, query).to.have.length(1);
      expect(told[0]).not.to.match(/s3cret|9f8a7c6e/);
    }
    expect(said(noTokenInQuery(), hook("https://user:s3cret@a.example.com/"))[0]).not.to.contain("s3cret");
    for (const query of ["tenant=support", "since=2026-01-01", "text=a-long-word-without-a-digit", "token="])
      expect(said(noTokenInQuery(), hook(`https://a/p?${query}`)), query).to.deep.equal([]);
    expect(said(noTokenInQuery(), hook(`https://a/${random}/receive`))).to.deep.equal([]);
    expect(said(noTokenInQuery({ allow: ["code"] }), hook("https://a/?code=7"))).to.deep.equal([]);
    expect(said(noTokenInQuery(), hook("https://a/?code=7"), { allow: ["code"] })).to.deep.equal([]);
  });

  it("one-event-per-url: over resources of both kinds, whatever the spelling; strangers do not count", () => {
    const told = saidOfStack(oneEventPerUrl(), [
      hook("https://a.example.com/one"),
      line({ send: "https://A.example.com:443/one", receive: "https://a.example.com/one" }),
      line({ read: [{ url: "https://a.example.com/one", method: "POST", stranger: true }] }),
      { type: "other:index:Thing", props: { event: "x", url: "https://a.example.com/one" } },
    ]);
    expect(told).to.have.length(1);
    expect(told[0]).to.contain("urn1 send:").and.to.contain('receive of "name0"');
  });

  it("one-event-per-url: says the same in whatever order a program registers", () => {
    const place = (urn: string, event: string) => ({
      urn,
      name: urn,
      event,
      url: "https://a/",
      method: "POST",
    });
    const [one, other] = [place("a", "read"), place("b", "send")];
    expect(clashes([one, other]))
      .to.deep.equal(clashes([other, one]))
      .and.to.have.length(1);
  });

  it("lines-exclusive: of lines, and where it is said so of single hooks too", () => {
    expect(said(linesExclusive(), line({}))).to.have.length(1);
    expect(said(linesExclusive(), line({}, { exclusive: false }))).to.have.length(1);
    expect(said(linesExclusive(), line({}, { exclusive: true }))).to.deep.equal([]);
    expect(said(linesExclusive(), hook("https://a/"))).to.deep.equal([]);
    expect(said(linesExclusive({ refuseSingleHooks: true }), hook("https://a/"))).to.have.length(1);
    expect(said(linesExclusive(), hook("https://a/"), { refuseSingleHooks: true })).to.have.length(1);
  });

  it("say nothing of other resources, nor of values of a wrong kind, which the provider's check names", () => {
    const others = [
      { type: "other:index:Thing", props: { url: "http://a/", exclusive: false } },
      hook(7 as never),
      line(undefined, { exclusive: true }),
      line({ read: null, send: 7 }, { exclusive: true }),
    ];
    for (const rule of zipwhipRules({ hosts: ["b"] })) {
      if ("validateStack" in rule) expect(saidOfStack(rule, others)).to.deep.equal([]);
      else
        for (const other of others) expect(said(rule as ResourceValidationPolicy, other)).to.deep.equal([]);
    }
  });

  it("look at all that is known before they say that something is not", () => {
    const unknown = () => {
      throw new Error("can't be known during preview");
    };
    const hooks = {
      get receive() {
        return unknown();
      },
      send: ["http://a/", "https://b/"],
    };
    const told: string[] = [];
    const validate = httpsOnly().validateResource as (args: unknown, report: (text: string) => void) => void;
    expect(() => validate({ ...line(hooks), getConfig: () => ({}) }, (text) => told.push(text))).to.throw(
      "can't be known",
    );
    expect(told).to.have.length(1);
  });

  it("are mandatory, or what they are told, all under names of their own", () => {
    expect(zipwhipRules().map(({ enforcementLevel }) => enforcementLevel)).to.deep.equal(
      Array(6).fill("mandatory"),
    );
    const advisory = zipwhipRules({ enforcementLevel: "advisory", hosts: ["a"] });
    expect(advisory.map(({ enforcementLevel }) => enforcementLevel)).to.deep.equal(Array(6).fill("advisory"));
    expect(new Set(advisory.map(({ name }) => name)).size).to.equal(6);
    const page = readFileSync(resolve(__dirname, "../../../docs/policy.md"), "utf8");
    for (const { name } of advisory) expect(page).to.contain(`| \`${name}\` |`);
  });

  it("take no option that does not exist: a list that is misspelt would allow everything", () => {
    // As a pack in JavaScript can.
    const wrong = { host: ["hooks.example.com"] } as object;
    for (const make of [
      allowedHosts,
      httpsOnly,
      linesExclusive,
      noGet,
      noTokenInQuery,
      oneEventPerUrl,
      zipwhipRules,
    ])
      expect(() => make(wrong), make.name).to.throw(/^host: there is no such option/);
    expect(() => allowedHosts(wrong)).to.throw("there are hosts, enforcementLevel");
    expect(() => allowedHosts({ hosts: "hooks.example.com" as never })).to.throw(/^hosts: give a list/);
    expect(() => httpsOnly({ except: "localhost" as never })).to.throw(/^except: give a list/);
  });
});
