/** What happened, in the office's words. A verb that is missing here is shown by its own name. */
export const verbWords: Readonly<Record<string, string>> = {
  seedBegan: "开始装入初始内容",
  seedCompleted: "装完初始内容",
  importArticle: "导入稿件",
  createArticle: "新建稿件",
  saveArticle: "保存稿件",
  keepRevision: "保存稿件版本",
  restoreRevision: "恢复稿件旧版本",
  readyArticle: "提交稿件待发",
  submitArticle: "送审稿件",
  approveArticle: "审核通过稿件",
  rejectArticle: "决定不采用稿件",
  recallArticle: "撤回送审",
  handOverArticle: "转交稿件",
  holdArticle: "暂缓审核稿件",
  resumeArticle: "恢复审核稿件",
  fallBackArticle: "改动审定文字，稿件回到终审",
  publishUrgently: "走绿色通道发布稿件",
  afterReviewArticle: "补审稿件",
  reopenArticle: "重新编辑稿件",
  scheduleArticle: "定时发布稿件",
  unscheduleArticle: "取消定时发布",
  publishArticle: "发布稿件",
  withdrawArticle: "撤回稿件",
  correctArticle: "更正稿件",
  returnArticle: "退回稿件",
  trashArticle: "把稿件移入回收站",
  restoreArticle: "从回收站恢复稿件",
  setTakeDown: "设定下线时间",
  setChannels: "设定稿件其他栏目",
  moveChannel: "移动稿件频道",
  setResponsibleEditor: "改稿件责任编辑",
  backDateArticle: "改早稿件发布时间",
  sharePreview: "分享稿件预览",
  revokePreview: "停止分享稿件预览",
  purgeArticle: "彻底删除稿件",
  addMedia: "上传媒体",
  updateMedia: "修改媒体资料",
  trashMedia: "把媒体移入回收站",
  restoreMedia: "从回收站恢复媒体",
  purgeMedia: "彻底删除媒体",
  saveChannel: "保存栏目",
  arrangeChannels: "调整栏目次序",
  deleteChannel: "删除栏目",
  saveNavigationItem: "保存导航条目",
  arrangeNavigation: "调整导航次序",
  deleteNavigationItem: "删除导航条目",
  saveLinkGroup: "保存链接分组",
  moveLinkGroup: "移动链接分组",
  deleteLinkGroup: "删除链接分组",
  saveLink: "保存友情链接",
  moveLink: "移动友情链接",
  deleteLink: "删除友情链接",
  saveSource: "保存稿源",
  mergeSources: "合并稿源",
  separateSource: "分开合并过的稿源",
  deleteSource: "删除稿源",
  saveTerm: "保存规范名称",
  deleteTerm: "删除规范名称",
  saveWord: "保存常错词",
  deleteWord: "删除常错词",
  dismissFinding: "忽略检查结果",
  restoreFinding: "恢复检查结果",
  saveSettings: "修改网站设置",
  arrangeHome: "发布首页编排",
  savePage: "修改页面",
  signIn: "登录",
  signOut: "退出登录",
  refuseSignIn: "登录失败",
  endSession: "结束一处登录",
  endOtherSessions: "结束其他登录",
  changePassword: "更改密码",
  renameUser: "更改姓名",
  beginEnrolment: "开始设置两步验证",
  confirmEnrolment: "开启两步验证",
  renewRecoveryCodes: "更换恢复码",
  spendRecoveryCode: "使用恢复码",
  dropSecondFactor: "关闭两步验证",
  linkIdentity: "关联统一身份",
  unlinkIdentity: "解除统一身份关联",
  askReset: "申请重设密码",
  resetPassword: "重设密码",
  invitePerson: "邀请用户",
  withdrawInvitation: "作废邀请",
  acceptInvitation: "接受邀请",
  setAccess: "修改用户岗位",
  disableUser: "停用用户",
  enableUser: "启用用户",
  resetSecondFactor: "解除用户的两步验证",
  sendReset: "发出重设密码链接",
  makeSetupLink: "生成管理员开通链接",
  setUpAdministrator: "开通管理员",
};

export const nounWords: Readonly<Record<string, string>> = {
  article: "稿件",
  media: "媒体",
  channel: "栏目",
  navigation: "导航",
  link: "友情链接",
  linkGroup: "链接分组",
  source: "稿源",
  settings: "网站设置",
  page: "页面",
  user: "用户",
  session: "登录",
  home: "首页",
  database: "数据库",
};

const actorWords: Readonly<Record<string, string>> = {
  "system:seed": "系统（初始内容）",
  "command:import": "导入命令",
  "command:withdraw": "撤回命令",
  "command:setup": "安装命令",
  "job:publish": "系统（定时发布）",
  "job:take-down": "系统（定时下线）",
  "job:purge": "系统（清理回收站）",
  "job:media": "系统（处理媒体）",
  visitor: "未登录的访客",
};
export const systemActors: readonly (readonly [string, string])[] = Object.entries(actorWords);

export function actorLabel(actor: string, name: string | null): string {
  return name ?? actorWords[actor] ?? (actor.startsWith("user:") ? `用户${actor.slice(5)}（已移除）` : actor);
}

type Told = { actor: string; actorName: string | null; verb: string; noun: string; nounId: number; detail: unknown };

/** One sentence: 王敏撤回稿件（12号）：内容有误 */
export function sentenceOf({ actor, actorName, verb, noun, nounId, detail }: Told): string {
  const what = verbWords[verb] ?? `${verb}（${nounWords[noun] ?? noun}）`;
  const number = nounId > 0 ? `（${nounId}号）` : "";
  const said = remarkOf(detail);
  return `${actorLabel(actor, actorName)}${what}${number}${said ? `：${said}` : ""}`;
}

/** What the event itself says about its object, shortened. */
function remarkOf(detail: unknown): string {
  if (typeof detail !== "object" || detail === null) return "";
  const of = detail as Record<string, unknown>;
  const named = [of.after, of.before].find((part) => typeof part === "object" && part !== null) as Record<string, unknown> | undefined;
  const found = [of.title, of.name, named?.title, named?.name, named?.label, of.reason].find((text) => typeof text === "string" && text !== "");
  const text = typeof found === "string" ? found : "";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
