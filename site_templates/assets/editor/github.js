// GitHub: a branch, a commit on it, a pull request.
import { asking, inAddress, inBase64, onFreeBranch, Refusal } from "./requests.js";

/**
 * Propose a text for a file.
 * @param host {api, project, web, commit}. token: the person's own.
 * @param edit {path, blob, text, title, body, branch}: the file, git's name for what it held, what it is to hold, the words
 *   of the proposal and the name of its branch.
 * @returns {address, number, branch, behind}: behind where the file has been changed since the site was built.
 */
export async function propose(host, token, edit) {
  const ask = asking(`${host.api}/repos/${inAddress(host.project)}`, {
    Accept: "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28", Authorization: `Bearer ${token}`,
  });
  const { default_branch: base, permissions } = await ask("GET", "");
  if (permissions && permissions.push === false) throw new Refusal("forbidden");
  const file = `/contents/${inAddress(edit.path)}`;
  const { sha } = await ask("GET", `${file}?ref=${encodeURIComponent(base)}`);
  const behind = sha !== edit.blob;
  if (behind && !host.commit) throw new Refusal("changed");
  const start = behind ? host.commit : (await ask("GET", `/git/ref/heads/${inAddress(base)}`)).object.sha;
  const { branch } = await onFreeBranch(edit.branch, async (name) => {
    try {
      await ask("POST", "/git/refs", { ref: `refs/heads/${name}`, sha: start });
    } catch (error) {
      if (error.code === "invalid" && /already exists/i.test(error.said)) throw new Refusal("taken", error.said);
      throw behind && error.code === "invalid" ? new Refusal("changed", error.said) : error; // a commit that the host does not know
    }
  });
  try {
    await ask("PUT", file, { message: edit.title, content: inBase64(edit.text), sha: edit.blob, branch });
  } catch (error) {
    await ask("DELETE", `/git/refs/heads/${inAddress(branch)}`).catch(() => {}); // an empty branch that stays harms nobody
    throw error;
  }
  try {
    const { html_url: address, number } = await ask("POST", "/pulls", { title: edit.title, body: edit.body, head: branch, base });
    return { address, number, branch, behind };
  } catch (error) {
    error.branch = branch;
    error.address = `${host.web}/compare/${inAddress(base)}...${inAddress(branch)}?expand=1`;
    throw error;
  }
}
