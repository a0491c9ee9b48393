import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import axe from "axe-core";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { createReceiver } from "../../receiver";
import { type Bed, declare, newBed, tearDown } from "../engine/support/bed";
import { serve, type Target } from "../support/deliver";
import { skipWithout } from "../support/skip-without";
import { openBrowser } from "./browser";

const PICTURE = resolve(__dirname, "../../docs/images/emulator.png");
const HOSTILE = `https://h.example/"><img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;

describe("the emulator's page, in a browser", function () {
  this.timeout(120_000);
  let browser: Browser;
  let page: Page;
  let bed: Bed;
  let loads: number;
  const problems: string[] = [];

  before(async function () {
    browser =
      (await openBrowser()) ?? skipWithout(this, "a browser (chromium, or the CHROMIUM of the environment)");
  });

  beforeEach(async () => {
    bed = await newBed();
    page = await browser.newPage({ viewport: { width: 1100, height: 1300 } });
    loads = 0;
    page.on("load", () => loads++);
    page.on("pageerror", ({ message }) => problems.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    await page.goto(bed.emulator.url);
    await page.getByText("Live", { exact: true }).waitFor();
  });

  afterEach(async () => {
    await page.close();
    await tearDown();
    expect(problems.splice(0)).to.deep.equal([]);
  });

  after(() => browser?.close());

  const hooks = () => page.getByRole("table", { name: `Hooks of ${bed.line.number}` });
  const deliveries = () => page.locator("#deliveries");
  const news = () => page.locator("#news");

  it("shows a hook that a real `pulumi up` declares, without a reload, and takes it away again", async () => {
    const { stack } = bed;
    stack.program(declare("received", { event: "receive", url: "https://hooks.example.com/receive" }));
    await stack.up();
    await hooks().getByText("https://hooks.example.com/receive").waitFor();
    expect(await news().textContent()).to.contain(
      "A hook is installed: receive to https://hooks.example.com/receive",
    );
    await stack.ok("destroy", "--yes", "--skip-preview");
    await hooks().getByText("https://hooks.example.com/receive").waitFor({ state: "detached" });
    expect(loads).to.equal(1);
  });

  describe("with a receiver", () => {
    let target: Target;
    let got: string[];
    beforeEach(async () => {
      got = [];
      const receiver = createReceiver().on("receive", ({ body }) => got.push(body ?? ""));
      target = await serve(receiver.node);
      for (const url of Object.values(receiver.hooks(`${target.url}/zipwhip`))) {
        bed.emulator.install(bed.line.deviceId, { event: "receive", url });
      }
    });
    afterEach(() => target.close());

    it("sends a text that reaches the receiver and shows as delivered, by keyboard alone", async () => {
      await page.locator("#text").getByLabel("Words").fill("Are you open?");
      await page.keyboard.press("Enter");
      await deliveries().getByText("delivered", { exact: true }).waitFor();
      expect(got).to.deep.equal(["Are you open?"]);
      expect(await deliveries().textContent())
        .to.contain('"body":"Are you open?"')
        .and.to.contain("200");
      expect(await page.locator(":focus").getAttribute("name")).to.equal("body");
      if (process.env.PAGE_PICTURE === undefined) return;
      mkdirSync(dirname(PICTURE), { recursive: true });
      await page.screenshot({ path: PICTURE, fullPage: true });
    });

    it("shows what fails, and lets time pass until it is delivered", async () => {
      await target.close();
      await page.locator("#text").getByRole("button", { name: "Send" }).click();
      await deliveries().getByText("ECONNREFUSED").waitFor();
      await page.getByRole("button", { name: "Advance the clock" }).click();
      await deliveries().getByText("pending, 2 attempts").waitFor();
    });
  });

  it("edits and deletes by hand, so that a refresh has something to find", async () => {
    const { emulator, line, stack } = bed;
    stack.program(
      declare("one", { event: "receive", url: "https://hooks.example.com/one" }) +
        declare("two", { event: "send", url: "https://hooks.example.com/two" }),
    );
    await stack.up();
    const row = (text: string) => hooks().getByRole("row").filter({ hasText: text });
    await row("/one")
      .getByRole("button", { name: /^Edit hook/ })
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("URL").fill("https://laptop.example.net/x");
    await dialog.getByLabel("Method").selectOption("PUT");
    await dialog.getByRole("button", { name: "Save" }).click();
    await row("https://laptop.example.net/x").getByText("PUT").waitFor();
    await row("/two")
      .getByRole("button", { name: /^Delete hook/ })
      .click();
    await row("/two").waitFor({ state: "detached" });
    const left = emulator.hooks(line.deviceId).map(({ url, method }) => `${method} ${url}`);
    expect(left).to.deep.equal(["PUT https://laptop.example.net/x"]);
    const { text } = await stack.ok("preview", "--refresh", "--diff");
    expect(text).to.contain("~ 1 to update").and.to.contain("+ 1 to create");
  });

  it("switches faults on, which an up then meets, and off", async () => {
    const { emulator, stack } = bed;
    const form = page.locator("#fault");
    await form.getByLabel("Call").selectOption("webhook/add");
    await form.getByLabel("What goes wrong").selectOption("403");
    await form.getByLabel("How often").selectOption("for good");
    await form.getByRole("button", { name: "Switch on" }).click();
    await page.getByText("webhook/add: 403, before the effect, for good").waitFor();
    stack.program(declare("one", { event: "receive", url: "https://hooks.example.com/one" }));
    expect((await stack.fails("up", "--yes", "--skip-preview")).text).to.contain("403");
    await page.getByRole("button", { name: "Switch all off" }).click();
    await page.locator("#faults li").waitFor({ state: "detached" });
    expect(emulator.faults()).to.deep.equal([]);
  });

  it("keeps the focus where it is when the lists change", async () => {
    const { emulator, line } = bed;
    const first = emulator.install(line.deviceId, { event: "read", url: "https://hooks.example.com/first" });
    const edit = page.getByRole("button", { name: `Edit hook ${first.webhookId}` });
    await edit.focus();
    for (const path of ["second", "third"]) {
      emulator.install(line.deviceId, { event: "send", url: `https://hooks.example.com/${path}` });
    }
    emulator.edit(first.webhookId, { method: "PUT" });
    await hooks().getByText("/third").waitFor();
    expect(await page.locator(":focus").getAttribute("aria-label")).to.equal(`Edit hook ${first.webhookId}`);
  });

  it("shows what is hostile as the text that it is, and no session anywhere", async () => {
    const { emulator, line } = bed;
    emulator.install(line.deviceId, { event: "receive", url: HOSTILE });
    await hooks().getByText(HOSTILE).waitFor();
    emulator.simulate(line.deviceId, { body: HOSTILE });
    await deliveries().getByText("not sent").waitFor();
    expect(await page.title()).to.equal("zipwhip-emulator");
    expect(await page.locator("img, td script").count()).to.equal(0);
    const html = await page.content();
    const secret = line.session.split(":")[0] ?? "";
    expect(html).not.to.contain(secret);
    expect(html).to.contain(`[session]:${line.deviceId}`);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    it(`has nothing that bars anybody, by axe, in ${colorScheme}`, async () => {
      const { emulator, line } = bed;
      await page.emulateMedia({ colorScheme });
      emulator.install(line.deviceId, { event: "receive", url: "http://127.0.0.1:9/closed" });
      emulator.simulate(line.deviceId);
      emulator.addFault({ endpoint: "webhook/list", kind: "cut" });
      await deliveries().getByText("ECONNREFUSED").waitFor();
      // The page lets no script of others in, so this one comes by the debugger.
      const violations = await page.evaluate(`${axe.source}; axe.run().then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" | ")))`);
      expect(violations).to.deep.equal([]);
    });
  }
});
