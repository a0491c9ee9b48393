import { expect } from "chai";
import { login } from "../../../cli/commands/login";
import { logout } from "../../../cli/commands/logout";
import { lineOf } from "../../../zipwhip";
import { somebody } from "../../support/cli-world";
import { rejection } from "../../support/expectations";
import { cliBench } from "./bench";

describe("pulumi-zipwhip login", () => {
  const bench = cliBench();
  const key = "zipwhip:session";
  const sessions = () => bench().emulator.lines()[0]?.sessions.length;

  it("asks for the password without an echo, and puts the session where only the stack sees it", async () => {
    const { line, world } = bench();
    const asked: string[] = [];
    world.terminal = somebody(asked, line.username, line.password);
    expect(await login(world, {})).to.equal(0);
    expect(asked.map((question) => question.startsWith("["))).to.deep.equal([false, true]);
    const kept = world.stack.config.get(key);
    expect(kept?.secret).to.equal(true);
    expect(lineOf(kept?.value ?? "")).to.equal(line.deviceId);
    const said = JSON.stringify([world.printed, world.stack.commands]);
    expect(said).not.to.contain(kept?.value.split(":")[0]).and.not.to.contain(line.password);
    expect(said).not.to.contain("lives on");

    world.terminal = somebody(asked, line.username, line.password);
    await login(world, { json: true });
    expect(JSON.parse(world.printed.out.at(-1) ?? "").replaces, "another session was there").to.equal(true);
  });

  it("asks the service for nothing where the stack is not there, and ends a session that cannot be kept", async () => {
    const { emulator, line, world } = bench();
    world.env.ZIPWHIP_USERNAME = line.username;
    world.env.ZIPWHIP_PASSWORD = line.password;
    world.stack.failure = { on: "config --json", stderr: "no stack selected" };
    expect((await rejection(login(world, {}))).name).to.equal("NoStackError");
    expect(emulator.requests()).to.deep.equal([]);
    world.stack.failure = { on: "config set", stderr: "passphrase must be set with …" };
    expect((await rejection(login(world, {}))).name).to.equal("NoPassphraseError");
    expect(sessions(), "that of the line").to.equal(1);
  });

  it("goes into a pipe, never onto a screen", async () => {
    const { emulator, line, world } = bench();
    world.input = async () => `${line.password}\n`;
    world.outIsTerminal = true;
    const options = { stdout: true, username: line.username };
    expect((await rejection(login(world, options))).name).to.equal("ShownSessionError");
    expect(emulator.requests()).to.deep.equal([]);
    world.outIsTerminal = false;
    await login(world, options);
    expect(lineOf(world.printed.out.join())).to.equal(line.deviceId);
    expect(world.stack.commands).to.deep.equal([]);
  });

  it("says what is missing or wrong, and shows no password", async () => {
    const { line, world } = bench();
    expect((await rejection(login(world, {}))).message).to.contain("ZIPWHIP_USERNAME");
    const username = line.username;
    expect((await rejection(login(world, { username }))).message).to.contain("ZIPWHIP_PASSWORD");
    world.env.ZIPWHIP_PASSWORD = "hunter2-hunter2";
    const { name, message } = await rejection(login(world, { username }));
    expect(name).to.equal("WrongCredentialsError");
    expect(message).not.to.contain("hunter2");
  });

  it("is undone by logout, which removes the session from where it came", async () => {
    const { line, world } = bench();
    Object.assign(world.env, { ZIPWHIP_USERNAME: line.username, ZIPWHIP_PASSWORD: line.password });
    await login(world, { key: "supportSession" });
    expect(sessions()).to.equal(2);
    await logout(world, { key: "supportSession" });
    expect(sessions()).to.equal(1);
    expect([...world.stack.config.keys()]).to.deep.equal([]);
    world.stack.config.set(key, { value: "another-session-of-the-stack", secret: true });
    await logout(world, {});
    expect(sessions(), "that of the environment").to.equal(0);
    expect(world.stack.config.has(key)).to.equal(true);
    expect(world.printed.out.at(-1)).to.contain("unset ZIPWHIP_SESSION");
  });

  it("is not undone where the session was ended before: logout says how to take the rest away", async () => {
    const { emulator, line, world } = bench();
    world.stack.config.set("supportSession", { value: line.session, secret: true });
    emulator.logout(line.session);
    const error = await rejection(logout(world, { key: "supportSession" }));
    expect(error.name).to.equal("NotAcceptedError");
    expect(error.message)
      .to.contain("run `pulumi config rm supportSession`")
      .and.not.to.contain("give a live one");
    expect(world.stack.config.has("supportSession"), "it may be the only copy").to.equal(true);
    expect((await rejection(logout(world, {}))).message).to.contain("unset ZIPWHIP_SESSION");
  });
});
