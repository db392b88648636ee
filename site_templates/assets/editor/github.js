// GitHub: a branch, a commit on it, a pull request.
import { asking, inAddress, inBase64, onFreeBranch, Refusal } from "./requests.js";

const PATIENCE = 20; // times that a copy that is being made is asked for
const PAUSE = 1500; // ms in between

/**
 * Propose a text for a file.
 * @param host {api, project, web, commit}. token: the person's own.
 * @param edit {path, blob, text, title, body, branch, byFork}: the file, git's name for what it held, what it is to hold, the
 *   words of the proposal, the name of its branch, and whether whoever may not write agrees to a copy (fork) of their own.
 * @returns {address, number, branch, behind}: behind where the file has been changed since the site was built.
 */
export async function propose(host, token, edit) {
  const asks = (project) => asking(`${host.api}/repos/${inAddress(project)}`, {
    Accept: "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28", Authorization: `Bearer ${token}`,
  });
  const ask = asks(host.project);
  const { default_branch: base, permissions } = await ask("GET", "");
  const outside = permissions?.push === false;
  if (outside && !edit.byFork) throw new Refusal("fork");
  const file = `/contents/${inAddress(edit.path)}`;
  const { sha } = await ask("GET", `${file}?ref=${encodeURIComponent(base)}`);
  const behind = sha !== edit.blob;
  if (behind && !host.commit) throw new Refusal("changed");
  const start = behind ? host.commit : (await ask("GET", `/git/ref/heads/${inAddress(base)}`)).object.sha;
  const { full_name: project, owner } = outside ? await copyOf(ask, asks, base, start) : {};
  const write = project ? asks(project) : ask;
  const { branch } = await onFreeBranch(edit.branch, async (name) => {
    try {
      await write("POST", "/git/refs", { ref: `refs/heads/${name}`, sha: start });
    } catch (error) {
      if (error.code === "invalid" && /already exists/i.test(error.said)) throw new Refusal("taken", error.said);
      throw behind && error.code === "invalid" ? new Refusal("changed", error.said) : error; // a commit that the host does not know
    }
  });
  try {
    await write("PUT", file, { message: edit.title, content: inBase64(edit.text), sha: edit.blob, branch });
  } catch (error) {
    await write("DELETE", `/git/refs/heads/${inAddress(branch)}`).catch(() => {}); // an empty branch that stays harms nobody
    throw error;
  }
  const head = outside ? `${owner.login}:${branch}` : branch;
  try {
    const { html_url: address, number } = await ask("POST", "/pulls", { title: edit.title, body: edit.body, head, base });
    return { address, number, branch, behind };
  } catch (error) {
    error.branch = branch;
    error.address = `${host.web}/compare/${inAddress(base)}...${inAddress(head)}?expand=1`;
    throw error;
  }
}

/** The person's own copy of the repository, with all that is in it by now: made, or the one that they have. */
async function copyOf(ask, asks, base, start) {
  let copy;
  try {
    copy = await ask("POST", "/forks", { default_branch_only: true });
  } catch (error) {
    throw ["forbidden", "missing"].includes(error.code) ? new Refusal("noFork", error.said) : error;
  }
  const there = asks(copy.full_name);
  for (let turn = 1; ; turn += 1) {
    try {
      await there("GET", `/git/ref/heads/${inAddress(base)}`); // it is made in the background
      break;
    } catch (error) {
      if (error.code !== "missing" && error.code !== "changed") throw error;
      if (turn >= PATIENCE) throw new Refusal("slowFork", error.said);
      await new Promise((resume) => { setTimeout(resume, PAUSE); });
    }
  }
  const knows = await there("GET", `/git/commits/${start}`).then(() => true, () => false);
  if (!knows) await there("POST", "/merge-upstream", { branch: base }).catch(() => {}); // what it lacks then is told when the branch is made
  return copy;
}
