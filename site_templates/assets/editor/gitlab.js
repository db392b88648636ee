// GitLab: a commit on a new branch, a merge request.
import { asking, inAddress, inBase64, onFreeBranch, Refusal } from "./requests.js";

const PATIENCE = 20; // times that a copy that is being made is asked for
const PAUSE = 1500; // ms in between
const DEVELOPER = 30; // who may push branches

/** Propose a text for a file; see github.js. */
export async function propose(host, token, edit) {
  const asks = (project) => asking(`${host.api}/projects/${encodeURIComponent(project)}`, { "PRIVATE-TOKEN": token });
  const ask = asks(host.project);
  const { id: upstream, default_branch: base, permissions } = await ask("GET", "");
  const outside = isOutside(permissions);
  if (outside && !edit.byFork) throw new Refusal("fork");
  const file = await ask("GET", `/repository/files/${encodeURIComponent(edit.path)}?ref=${encodeURIComponent(base)}`);
  const behind = file.blob_id !== edit.blob;
  if (behind && !host.commit) throw new Refusal("changed");
  const copy = outside ? await copyOf(ask, asks) : null;
  const write = copy ? asks(copy.id) : ask;
  const action = { action: "update", file_path: edit.path, content: inBase64(edit.text), encoding: "base64" };
  const { branch } = await onFreeBranch(edit.branch, async (name) => {
    const start = { ...(behind ? { start_sha: host.commit } : { start_branch: base }), ...(copy && { start_project: upstream }) };
    const guard = behind ? {} : { last_commit_id: file.last_commit_id };
    try {
      await write("POST", "/repository/commits", { branch: name, ...start, commit_message: edit.title, actions: [{ ...action, ...guard }] });
    } catch (error) {
      if (error.status === 400 && /already exists/i.test(error.said)) throw new Refusal("taken", error.said);
      if (error.status === 400 && /changed since|does not exist|find the commit|invalid.*sha|cannot find/i.test(error.said)) throw new Refusal("changed", error.said);
      throw error;
    }
  });
  try {
    const { web_url: address, iid: number } = await write("POST", "/merge_requests", {
      source_branch: branch, target_branch: base, title: edit.title, description: edit.body, remove_source_branch: true, ...(copy && { target_project_id: upstream }),
    });
    return { address, number, branch, behind };
  } catch (error) {
    error.branch = branch;
    error.address = `${copy?.web_url ?? host.web}/-/merge_requests/new?merge_request%5Bsource_branch%5D=${encodeURIComponent(branch)}`;
    throw error;
  }
}

/** Whether somebody may read a project but push nothing to it. Who has a right to it by a shared group is told of none. */
function isOutside(permissions) {
  if (!permissions) return false;
  const levels = [permissions.project_access, permissions.group_access].map((one) => one?.access_level ?? 0);
  return Math.max(...levels) < DEVELOPER;
}

/** The person's own copy of the project: the one that they have, or a new one. */
async function copyOf(ask, asks) {
  const [known] = await ask("GET", "/forks?owned=true&per_page=1");
  let copy = known;
  try {
    copy ??= await ask("POST", "/fork", {});
  } catch (error) {
    throw ["forbidden", "missing"].includes(error.code) ? new Refusal("noFork", error.said) : error;
  }
  for (let turn = 1; !["finished", "none", undefined].includes(copy.import_status); turn += 1) { // it is made in the background
    if (turn >= PATIENCE || copy.import_status === "failed") throw new Refusal("slowFork");
    await new Promise((resume) => { setTimeout(resume, PAUSE); });
    copy = await asks(copy.id)("GET", "");
  }
  return copy;
}
