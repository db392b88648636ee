"""The words that the generated handbook is made of."""

# fmt: off

#: Two characters make a place; each service centre has its own.
FIRST = "东南西北中青白红金玉云清江河湖海山林石田"
SECOND = "山水城门桥湾岭原台坪塘沙泉源关港洲坡溪岸"

#: id, title, mission.
ROLES = (
    ("centre-director", "中心主任", "对整个服务大厅的安全、效率和群众满意负总责"),
    ("hall-manager", "大厅值班经理", "让当班的每一个窗口都有人、有序、有应急"),
    ("window-clerk", "窗口受理员", "一次说清、一次收齐、按时办结每一件申请"),
    ("greeter", "导办员", "让进门的人一分钟内知道去哪里、带什么"),
    ("complaint-officer", "投诉专员", "让每一件投诉有人认、有期限、有答复"),
    ("quality-manager", "质量经理", "用数据说明服务做到什么程度、哪里要改"),
    ("training-lead", "培训主管", "让每个岗位的人都会做、做得对"),
)

#: id, title, family, goal, three requirements. They quote :data:`PARAMETERS`, of which each centre has its own.
STANDARDS = (
    ("complaint-handling", "投诉处理", "communication", "客户投诉后知道谁在办、几天有结果",
     ("投诉专员在接到投诉后 2 小时内把编号发给投诉人。",
      "投诉专员在 {param:reply}内书面答复投诉人。",
      "投诉专员在结案后 3 个工作日内回访投诉人。")),
    ("queueing", "排队叫号", "process", "客户等候不超过承诺的时间，等候时坐得下、看得见",
     ("客户从取号到被叫号的时间不超过 20 分钟。",
      "叫号屏在 5 秒内显示新叫的号码。",
      "等候人数超过座位数时，值班经理在 10 分钟内加开一个窗口。")),
    ("window-service", "窗口服务", "quality", "客户一次来就把一件事办完",
     ("窗口受理员在收件时出具材料清单。",
      "窗口受理员对缺少的材料一次写明。",
      "每件申请的录入差错不超过 1 处。")),
    ("staff-conduct", "仪容举止", "personnel", "客户看到的每个工作人员都整洁、亲切、专注",
     ("工作人员上岗时佩戴写明姓名的工牌。",
      "窗口受理员在客户坐下后 10 秒内问好。",
      "工作人员接待客户时手机静音。")),
    ("hall-environment", "大厅环境", "environment", "客户在大厅里看得清、坐得稳、不闷热",
     ("大厅室温保持在 18 到 26 摄氏度之间。",
      "保洁员每 2 小时清洁一次卫生间。",
      "大厅照度不低于 300 勒克斯。")),
    ("phone-service", "电话服务", "communication", "客户打电话能打通、问得清",
     ("接线员在响铃 3 声内接听电话。",
      "电话接通率每月不低于 95%。",
      "接线员在通话结束前复述客户的问题。")),
    ("fire-safety", "消防安全", "safety", "起火时所有人在 3 分钟内离开大厅",
     ("大厅值班经理每月检查一次灭火器。",
      "疏散通道的净宽不小于 1.4 米。",
      "全体人员每 6 个月参加一次疏散演练。")),
    ("data-protection", "个人信息保护", "safety", "客户的材料只被经办的人看到",
     ("窗口受理员在离开座位时锁定屏幕。",
      "纸质材料在下班前锁入柜中。",
      "含身份证号的废纸当天粉碎。")),
    ("self-service", "自助服务区", "facilities", "客户不排队也能办完常办的事",
     ("自助机的可用率每月不低于 98%。",
      "导办员在客户操作停顿 30 秒时上前询问。",
      "自助机缺纸时在 {param:refill}内补齐。")),
    ("accessibility", "无障碍服务", "facilities", "行动不便的人与别人一样办成事",
     ("轮椅从大门到每个窗口的通道净宽不小于 1.2 米。",
      "导办员在 2 分钟内到达呼叫铃。",
      "每个窗口备有一副老花镜。")),
    ("online-service", "网上服务", "process", "客户在家里就能知道办到哪一步",
     ("网上申请的受理结果在 1 个工作日内告知。",
      "进度页面在状态变化后 10 分钟内更新。",
      "网上指南的材料清单与窗口一致。")),
    ("brand-signs", "标识标牌", "brand", "客户只看标牌就能走到要去的窗口",
     ("每个窗口上方挂有写明事项的标牌。",
      "破损的标牌在 {param:new-sign}内更换。",
      "标牌上的中文字高不小于 8 厘米。")),
)

#: id, title, value, meaning.
PARAMETERS = (
    ("reply", "投诉答复", "3 个工作日", "从受理投诉到书面答复送达"),
    ("refill", "自助机补纸", "15 分钟", "从缺纸到能再打印"),
    ("new-sign", "标牌更换", "5 个工作日", "从发现破损到换好"),
)

#: id, title, area, event, the standard that it threatens, the procedure to follow.
RISKS = (
    ("fire-risk", "火灾", "safety", "大厅或设备间起火，现场的人来不及撤离", "fire-safety", "fire"),
    ("leak-risk", "个人信息泄露", "information", "含身份证号的材料被无关的人看到", "data-protection", "data-leak"),
    ("outage-risk", "系统停用", "service", "业务系统停用，窗口不能收件", "window-service", "system-outage"),
    ("crowd-risk", "人流拥挤", "facilities", "大厅里的人数超过能容纳的人数", "queueing", "crowding"),
    ("complaint-risk", "投诉超期", "reputation", "投诉没有按期答复", "complaint-handling", "complaint-response"),
)

#: The standards that have a process.
FLOWS = (
    "complaint-handling", "queueing", "window-service", "phone-service", "self-service",
    "online-service",
)

#: id, title, category, severity.
PROCEDURES = (
    ("complaint-response", "投诉应对", "service", "medium"),
    ("fire", "火情处置", "emergency", "critical"),
    ("data-leak", "信息泄露处置", "emergency", "critical"),
    ("system-outage", "系统中断", "emergency", "high"),
    ("crowding", "人流拥挤", "emergency", "high"),
)

#: id, title.
COMPETENCES = (
    ("listening", "倾听"),
    ("plain-speech", "说清楚"),
    ("system-use", "系统操作"),
    ("policy-knowledge", "政策熟悉"),
    ("conflict-calming", "化解冲突"),
)

#: What glossary entries explain.
TERMS = (
    "首问负责", "一次告知", "容缺受理", "限时办结", "绿色通道", "帮办代办", "叫号", "取号", "回访", "结案", "受理",
    "退件", "补正", "办结", "好差评", "神秘客户", "话术", "定级", "转办", "督办", "台账", "晨会", "错峰", "延时服务",
)

#: Clauses of the framework that requirements satisfy.
CLAUSES = (
    "4.1", "5.1.2", "6.2", "7.1.4", "7.2", "7.5.3", "8.2.1", "8.5.1", "8.7", "9.1.2", "9.2",
    "10.2",
)

#: ids.
CHECKLISTS = (
    "opening", "window", "hall", "phone", "complaint-files", "safety", "closing",
)

#: Methods of training.
MODULES = (
    "class", "case-study", "role-play", "on-the-job",
)
