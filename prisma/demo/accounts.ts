import type { DemoAccount } from "./types";

/** Four who visit sites, one reader, and the system administrator, who is a member of no project. */
export const accounts: DemoAccount[] = [
  { key: "lead", accountName: "zhou.min", displayName: "周敏", role: "lead", systemRole: "none" },
  { key: "reviewer", accountName: "shen.yan", displayName: "沈砚", role: "reviewer", systemRole: "none" },
  { key: "member1", accountName: "lu.yizhou", displayName: "陆一舟", role: "member", systemRole: "none" },
  { key: "member2", accountName: "he.sui", displayName: "何穗", role: "member", systemRole: "none" },
  { key: "viewer", accountName: "cheng.ye", displayName: "程野", role: "viewer", systemRole: "none" },
  { key: "admin", accountName: "admin", displayName: "系统管理员", role: null, systemRole: "admin" },
];
