// Devices under load: each writes visits, changes them and adds files, one after the other, and goes on only when the
// server has acknowledged the last one and the journal has it on the disk. What is not acknowledged is sent again.
import { randomBytes } from "node:crypto";
import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { v7 as mintId } from "uuid";
import { sendFile, sendVisits, sha256Of } from "./doors.mjs";

export const PROTOCOL = 3;
const dimensions = ["status", "example", "problem", "suggestion"];
const words =
  "乡镇卫生院夜班人手不足村民反映取药需要往返两趟饮水管网冬季经常冻裂合作社希望统一收购价格学校食堂补贴发放滞后";

/** Between two numbers, both included. */
export const between = (from, to) => from + Math.floor(Math.random() * (to - from + 1));

const sentence = () => {
  const at = between(0, words.length - 12);
  return `${words.slice(at, at + 12)}${between(1, 999)}户。`;
};

/** Entries keep their ids when a visit is changed, as the form keeps them. `marker` is in no other content. */
export function contentFor({ siteId, userId, marker, ids = [] }) {
  return {
    ...{ siteId, visitedOn: `2026-05-${between(10, 28)}`, startedAt: "09:00", endedAt: "11:00", method: "seminar" },
    place: marker,
    recorderId: userId,
    memberIds: [userId],
    audiences: [{ category: "村民", headCount: between(1, 30) }],
    entries: Array.from({ length: ids.length || between(2, 6) }, (_entry, place) => ({
      id: ids[place] ?? mintId(),
      dimension: dimensions[place % 4],
      questionId: null,
      text: sentence(),
      form: "summary",
      speakerCategory: "",
    })),
    figures: [],
    marks: { status: null, example: null, problem: null, suggestion: null },
    answers: [],
  };
}

export const requestOf = (...items) => Buffer.from(JSON.stringify({ protocol: PROTOCOL, items }));

export const itemFor = ({ projectId, visit, content, submit = false }) => ({
  ...{ projectId, id: visit.id, baseVersion: visit.version, submit, content },
});

/** A PDF by its first bytes and its last, that cannot be compressed. */
export function fileFor(visitId, byteSize) {
  const bytes = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(byteSize), Buffer.from("\n%%EOF\n")]);
  return { id: mintId(), visitId, bytes, sha256: sha256Of(bytes) };
}

/** What a promise of the server to keep a visit says in the journal. */
export const visitPromise = ({ id, version, content }) => ({
  ...{ kind: "visit", id, version, marker: content.place },
  texts: content.entries.map(({ text }) => text),
});

class Device {
  #visits = [];

  constructor({ team, person, port, journal, tally, files }) {
    Object.assign(this, { team, person, port, journal, tally, files });
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    this.to = { port, agent: this.agent };
  }

  /** Again and again until it is acknowledged, or the campaign gives up. */
  async #until(over, once) {
    while (!over.given) {
      const told = await once();
      if (told.done) return told;
      this.tally.note(told.status);
      await pause(between(40, 120));
    }
    return { done: false };
  }

  async #write(over) {
    const { projectId, siteIds } = this.team;
    const changing = this.#visits.length > 0 && Math.random() < 0.35;
    const visit = changing ? this.#visits[between(0, this.#visits.length - 1)] : { id: mintId(), version: 0, ids: [] };
    const content = contentFor({
      siteId: siteIds[between(0, siteIds.length - 1)],
      userId: this.person.userId,
      marker: mintId(),
      ids: visit.ids,
    });
    const body = requestOf(itemFor({ projectId, visit, content }));
    const told = await this.#until(over, async () => {
      const { replies, none } = await sendVisits(this.to, this.person, body);
      const reply = replies?.[0];
      if (reply?.status === "saved" || reply?.status === "duplicate") return { done: true, reply };
      return { done: false, status: none ?? reply?.status };
    });
    if (!told.done) return;
    const { version, status } = told.reply;
    this.journal.note(visitPromise({ id: visit.id, version, content }));
    this.tally.acknowledged(status === "duplicate");
    Object.assign(visit, { version, ids: content.entries.map(({ id }) => id) });
    if (!changing) this.#visits.push(visit);
  }

  async #attach(over) {
    const visit = this.#visits.at(-1);
    const file = fileFor(visit.id, between(this.files.least, this.files.most));
    const told = await this.#until(over, async () => {
      const { whole, status } = await sendFile(this.to, this.person, { projectId: this.team.projectId, file });
      return { done: whole, status: status ?? "none" };
    });
    if (!told.done) return;
    this.journal.note({ kind: "file", id: file.id, visitId: visit.id, sha256: file.sha256 });
    this.tally.acknowledged(false);
  }

  async work(over) {
    while (!over.ending && !over.given) {
      if (this.files && this.#visits.length > 0 && Math.random() < this.files.share) await this.#attach(over);
      else await this.#write(over);
    }
    this.agent.destroy();
  }
}

/** How a tally counts what devices were told. A refusal that no fault excuses is kept by its name. */
function openTally() {
  const tried = new Map();
  const count = { acknowledged: 0, afterLostAnswer: 0 };
  return {
    ...{ count, tried },
    note: (status) => tried.set(status, (tried.get(status) ?? 0) + 1),
    acknowledged(again) {
      count.acknowledged += 1;
      if (again) count.afterLostAnswer += 1;
    },
    /** Answers that a device must never get, whatever is broken: neither done, nor "try again". */
    unexcused: () => [...tried].filter(([status]) => !["none", "failed", 502, 503, 409, 404, 507].includes(status)),
  };
}

/**
 * Sets devices to work, each with an account of its own.
 * @returns `tally`; `end()`: each finishes what it has begun, which must succeed by then; `giveUp()`: at once
 */
export function setToWork({ place, journal, port = place.server.port, files = null, team = place }) {
  const over = { ending: false, given: false };
  const tally = openTally();
  const devices = team.people.map((person) => new Device({ team, person, port, journal, tally, files }));
  const working = Promise.all(devices.map((device) => device.work(over)));
  return {
    tally,
    async end(withinMs = 60_000) {
      over.ending = true;
      const late = setTimeout(() => (over.given = true), withinMs);
      await working;
      clearTimeout(late);
      return over.given;
    },
    async giveUp() {
      over.given = true;
      await working;
    },
  };
}
