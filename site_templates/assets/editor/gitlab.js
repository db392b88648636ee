// GitLab: a commit on a new branch, a merge request.
import { asking, inAddress, inBase64, onFreeBranch, Refusal } from "./requests.js";

/** Propose a text for a file; see github.js. */
export async function propose(host, token, edit) {
  const ask = asking(`${host.api}/projects/${encodeURIComponent(host.project)}`, { "PRIVATE-TOKEN": token });
  const { default_branch: base } = await ask("GET", "");
  const file = await ask("GET", `/repository/files/${encodeURIComponent(edit.path)}?ref=${encodeURIComponent(base)}`);
  const behind = file.blob_id !== edit.blob;
  if (behind && !host.commit) throw new Refusal("changed");
  const action = { action: "update", file_path: edit.path, content: inBase64(edit.text), encoding: "base64" };
  const { branch } = await onFreeBranch(edit.branch, async (name) => {
    const start = behind ? { start_sha: host.commit } : { start_branch: base };
    const guard = behind ? {} : { last_commit_id: file.last_commit_id };
    try {
      await ask("POST", "/repository/commits", { branch: name, ...start, commit_message: edit.title, actions: [{ ...action, ...guard }] });
    } catch (error) {
      if (error.status === 400 && /already exists/i.test(error.said)) throw new Refusal("taken", error.said);
      if (error.status === 400 && /changed since|does not exist|find the commit|invalid.*sha|cannot find/i.test(error.said)) throw new Refusal("changed", error.said);
      throw error;
    }
  });
  try {
    const { web_url: address, iid: number } = await ask("POST", "/merge_requests", {
      source_branch: branch, target_branch: base, title: edit.title, description: edit.body, remove_source_branch: true,
    });
    return { address, number, branch, behind };
  } catch (error) {
    error.branch = branch;
    error.address = `${host.web}/-/merge_requests/new?merge_request%5Bsource_branch%5D=${encodeURIComponent(branch)}`;
    throw error;
  }
}
