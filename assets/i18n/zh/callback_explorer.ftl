# Callback Explorer 的中文文字。
#
# 回调本身的说明在 assets/catalog 中。回调里的名称、值和路径作为参数传入，由程序区分显示，不加引号。

## 结果

outcome-success = 成功
outcome-failed = 失败
outcome-running = 进行中
outcome-unknown = 未知

## 严重程度

severity-error = 错误
severity-warning = 警告
severity-info = 提示

## 摘要、报告与文本输出中的事实

fact-unknown-callback = 不是已知的回调
standing-malformed = 格式错误
standing-truncated = 内容截断
standing-undecodable = 无法解码
standing-test = 测试请求
verdict-normal = 正常
verdict-suspected = 疑似
verdict-violation = 违规
fact-broken = 出错位置
fact-broken-at = { $line }:{ $column }，第 { $byte } 字节，共 { $size } 字节
fact-verdict = 审核结论
fact-label = 类别
fact-score = 分数
fact-frozen = 文件
fact-data-id = DataId
fact-address = 地址
fact-jobs = 任务
fact-state = 状态
fact-tasks = 任务
fact-n-tasks = { $failed ->
    [0] 共 { $count } 个
   *[other] 共 { $count } 个，失败 { $failed } 个
}
fact-failed-task = 失败任务
fact-failed-job = 失败任务 JobId
fact-reason = 原因
reason-not-told = 此回调未说明原因
fact-more = 等，另有 { $count } 个
fact-tag = Tag
fact-code = 错误码
fact-meaning = 含义
fact-message = 错误描述
fact-advice = 处理建议
fact-job = JobId
fact-run = RunId
fact-workflow = 工作流
fact-object = 对象
fact-bucket = 存储桶
fact-outputs = 输出
fact-created = 创建时间
fact-queued = 排队耗时
fact-processed = 处理耗时
fact-took = 总耗时
duration-seconds = { $seconds } 秒
duration-minutes = { $minutes } 分 { $seconds } 秒
duration-hours = { $hours } 小时 { $minutes } 分
duration-days = { $days } 天 { $hours } 小时

## 错误码

next-customer = 由客户处理
next-vendor = 由腾讯云处理
next-retry = 重试
code-undocumented = 文档未列出此错误码
look-up-hint = 查询错误码或规则
look-up-clear = 清空
look-up-nothing = 不是文档列出的错误码，也不是规则
details-code = 错误码 { $code }

## 检查结果

malformed-remark = 无法读取
malformed-detail = 此处之前的内容已显示，之后的内容可能没有显示。
malformed-empty = 只有空白字符
malformed-empty-detail = 没有收到内容，或保存了错误的文件。
malformed-binary = 这不是文本
malformed-neither = 既不是 XML 也不是 JSON：开头是 { $start }
malformed-neither-detail = 回调内容以 {"<"} 或 {"{"} 开头。
malformed-end-tag = { $expected } 尚未关闭，却出现 { $found }
malformed-lone-end-tag = { $found } 没有对应的开始标签
malformed-second-root = 出现第二个根元素 { $found }
malformed-outside-root = 根元素之外有文本
malformed-behind-value = JSON 值结束之后还有文本
malformed-entity = { $name } 未声明
malformed-attribute = 同一元素上属性 { $name } 出现两次
malformed-prefix = 前缀 { $prefix } 没有声明
malformed-prefix-declaration = 前缀 { $prefix } 的声明不合 XML 规定
malformed-expected = 此处应为{ $wanted }，实际为 { $found }
malformed-expected-end = 此处应为{ $wanted }，内容却已结束
malformed-expected-line-end = 此处应为{ $wanted }，该行却已结束
malformed-too-large = 节点、名称或字节超过 { $limit }，读取到此为止

expected-root = 根元素
expected-name = 名称
expected-attribute-value = 带引号取值的属性
expected-tag-end = 标签的结尾
expected-reference = 引用，如 {"&amp;"}
expected-character = 合法的 XML 字符
expected-markup = 符合 XML 语法的标记
expected-value = 一个 JSON 值
expected-key = 带引号的键
expected-colon = 键之后的冒号
expected-comma-or-end = 逗号，或者对象、数组的结尾
expected-escape = 转义（如 \n），或转义后的控制字符
expected-number = 符合 JSON 语法的数字

truncated = 内容在 { $name } 中结束，{ $open } 个节点尚未关闭
truncated-unnamed = 内容在值中结束，{ $open } 个节点尚未关闭
truncated-detail = 共读取 { $bytes } 字节，其余内容在此之前已丢失。
truncated-detail-round = 共读取 { $bytes } 字节，恰为整数，日志和数据库常在此类长度截断。
truncated-remark = 在此截断

encoding-bytes = { $bytes } 在 { $encoding } 中没有意义
encoding-bytes-detail = { $count ->
    [1] 位于文件的第 { $byte } 字节，显示为 U+FFFD。
   *[other] 位于文件的第 { $byte } 字节，共 { $count } 处，均显示为 U+FFFD。
}
encoding-bom = 声明为 { $declared }，实际字节为 { $encoding }
encoding-utf8 = 声明为 { $declared }，实际字节为 { $encoding }
encoding-unknown = 声明的 { $declared } 不是编码名称，已按 { $encoding } 读取
encoding-conflict-detail = 以实际字节为准。按声明解码的解析器会读出不同的字符。
encoding-remark = 编码

not-a-callback-content = 文档中没有回调在 { "Response" } 下包含 { $names }
not-a-callback-root = 文档中没有根节点为 { $name } 的回调
not-a-callback-members = 文档中没有顶层为 { $names } 的回调
not-a-callback-value = 只是一个值或列表，不是回调
not-a-callback-detail = 回调内容包含 { $units } 之一。保存的可能是错误页面或其他接口的返回，也可能是字典中没有该回调。
not-a-callback-remark = 字典中没有此回调

misplaced = 文档中 { $name } 位于 { $home } 下，不在此处
misplaced-detail = 按文档位置取值的解析器将找不到它。
misplaced-remark = 文档中位于 { $home } 下

misspelt = { $name } 在文档中写作 { $meant }
misspelt-detail = { $how }按 { $meant } 取值的解析器将找不到它。
misspelt-case = 大小写不同。
misspelt-swap = 两个字母颠倒。
misspelt-extra = 多一个字母。
misspelt-lacking = 少一个字母。
misspelt-other = 一个字母不同。
misspelt-remark = 文档中为 { $meant }

unknown = { $count ->
    [1] 此回调的文档中没有 { $name }
   *[other] 此回调的文档中没有 { $name }，共 { $count } 处
}
unknown-detail = 也没有相近的节点名。新版本服务可能会增加节点。
unknown-detail-like = 其内容与 { $like } 相同，已按此说明。
unknown-detail-elsewhere = 其他回调有此节点，此回调的文档没有列出。
unknown-remark = 文档未列出

missing = 缺少 { $name }，文档中每个 { $parent } 都有此节点
missing-on-success = 缺少 { $name }，文档中任务成功时都有此节点
missing-when = 缺少 { $name }，文档中 { $path } 为 { $values } 时有此节点
missing-detail = 它的含义：{ $meaning }。
missing-detail-unconfirmed = 文档没有失败时的回调，失败时是否有此节点尚未确认。
missing-remark = 缺失

wrong-type = { $name } 的值 { $value } 不是{ $wanted }
wrong-type-detail = 文档中的回调在此处的值形如 { $example }。
wrong-type-remark = 不是{ $wanted }
wrong-type-value = { $name } 的值为 { $value }，文档中应包含子节点
wrong-type-text = { $name } 的子节点之外还有文本 { $value }
wrong-type-nodes = { $name } 包含子节点，文档中应为值
wrong-type-nodes-detail = 按文档编写的解析器将无法读取。
wrong-type-value-remark = 文档中应包含子节点
wrong-type-nodes-remark = 文档中应为值
type-integer = 整数
type-decimal = 数字
type-boolean = 布尔值 { "true" } 或 { "false" }
type-timestamp = 带时区的时间
type-frame-rate = 帧率
type-ratio = 比例
type-md5 = 由 32 位十六进制数字组成的 MD5
type-url = 以 http 开头的地址
type-region = 地域
type-bucket = 带 APPID 的存储桶名称
type-container = 子节点
type-text = 文本

unlisted = { $value } 不是文档列出的 { $name } 取值
unlisted-detail = 文档列出的取值为 { $values }。
unlisted-detail-more = 文档列出的取值为 { $values }，另有 { $count } 个。
unlisted-detail-open = 文档列出 { $values }，并说明还有其他取值。
unlisted-remark = 取值未列出
unknown-job = 字典中没有 { $value }，任务的通用部分仍照常说明
unknown-job-detail = 该类任务特有的节点显示为文档未列出。
unknown-job-remark = 字典中没有此任务

repeated = { $name } 出现 { $count } 次，文档中只有一个
repeated-detail = 第一个位于第 { $line } 行。解析器可能取第一个、最后一个，或合为列表。
repeated-remark = 文档中只有一个
duplicate-key = 键 { $name } 在第 { $line } 行已出现
duplicate-key-detail = 多数解析器只保留最后一个值，其余的会丢失。
duplicate-key-remark = 键重复

relation-held = 文档的 { $of } 个示例中有 { $held } 个符合。
relation-remark = 前后矛盾
order = { $path } 早于 { $other }
order-detail = 前者为 { $value }，后者为 { $other }。
equal = { $path } 与 { $other } 不一致
equal-detail = 此处为 { $value }，而 { $path } 给出 { $other }。
count-value = { $path } 为 { $wanted }，实际有 { $found } 个
count-value-detail = 计数的节点为 { $path }。
count-nodes = 有 { $found } 个 { $name }，却有 { $wanted } 个 { $other }
count-nodes-detail = 每个 { $other } 对应一个 { $name }，或者都没有。
unique = { $path } 与 { $other } 相同
unique-detail = { $value } 在第 { $line } 行已出现。
iff = { $path } 为 { $value }，而 { $other } 为 { $second }
iff-detail = 当且仅当 { $second } 时，{ $first }。
condition-is = { $path } 为 { $values }
condition-type = { $path } 为{ $wanted }
pattern = { $path } 与 { $other } 的格式不符
pattern-detail = { $value } 不符合 { $pattern } 的格式。
prefix = { $path } 没有以 { $other } 开头
prefix-detail = 此处为 { $value }，而 { $path } 为 { $other }。
together = 有 { $path }，却没有 { $other }
together-detail = 二者应同时出现，或者都不出现。

suspicious = { $name } 含有不可见字符 { $character }
suspicious-direction = 它会改变文本的显示方向，看到的并非实际内容。
suspicious-zero-width = 它没有宽度，看起来相同的名称和值可能不同。
suspicious-control = 控制字符会影响日志、终端和部分解析器。
suspicious-remark = 含有 { $character }

slip-name = 文档表格写作 { $documented }，实际回调为 { $name }
slip-parent = 文档表格将 { $name } 列在 { $documented } 之下，实际回调位于 { $parent } 之下
slip-path = { $path } 没有错，文档误写为 { $documented }
slip-type = { $name } 没有错，文档误称其类型为 { $documented }
slip-detail = { $page }的表格有误，实际回调与此处一致。
slip-detail-more = { $page }的表格有误，同处另有 { $count } 个节点也是如此，实际回调与此处一致。
slip-remark = 文档有误

test-request = 不是任务回调：服务正在测试回调地址
test-request-detail = 设置回调地址时发送；真正的回调在此处是任务或请求的 ID。
test-request-remark = 服务的测试请求

rule-malformed =
    格式错误

    文本从某处起不再是 XML 或 JSON。符合标准的解析器都会在此停止，因此接收方无法从该回调得到任何内容。

    示例：{"<State>Success</Status>"}

    处理方法：检查该处以及生成或修改文本的程序。常见原因是手工编辑，可与收到的原始内容对比。

rule-truncated =
    内容截断

    内容在某个节点中结束。这不是语法错误，而是其余内容已丢失。截断之后的节点不视为缺失；如果截断之前没有说明，任务结果为未知。

    示例：{"<Response><JobsDetail><Code>Succ"}

    处理方法：取得完整的内容。日志常在 4,096 字节处截断，数据库字段也有固定长度。

rule-not-a-callback =
    不是回调

    文本格式正确，但其中没有字典所知的回调的特征。

    示例：{"<html><body>502 Bad Gateway</body></html>"}

    处理方法：检查保存的内容。如果文档中有此回调，可将其加入字典。

rule-misplaced-node =
    层级不符

    文档中有此名称，但只在其他父节点之下。按文档位置取值的解析器将找不到它。

    示例：{"<JobsDetail><BucketId>…</BucketId></JobsDetail>"}，文档中位于 Response.JobsDetail.Input 下

    处理方法：与收到的原始内容对比。如果服务确实如此发送，则在两处都尝试读取。

rule-misspelt-name =
    疑似拼写错误

    名称与此处缺少的某个文档名称只差大小写、一个字母，或两个相邻字母颠倒。解析器都按名称精确匹配。

    示例：{"<TemplateNmae>"}，文档中为 TemplateName

    处理方法：查明由谁写入。常见原因是手工编写的测试内容。

rule-unknown-node =
    文档未列出的节点

    字典中此回调没有列出该节点。同名节点出现在多处时只提示一次，并给出数量。

    示例：{"<RetryCount>2</RetryCount>"}

    处理方法：读取时忽略即可，服务随时可能增加节点。如果确实存在，可将其加入自己的字典。

rule-missing-node =
    缺失节点

    文档列为总会出现的节点没有出现，依赖它的程序会出错。因内容为空而被 JSON 省略的节点不算缺失；文档没有失败时的回调，因此任务未成功时只有用于标识任务的节点可视为缺失，其余仅作提示。

    示例：{"<Tasks>"} 中没有 {"<EndTime>"}

    处理方法：确认内容完整，读取时将该节点视为可选。

rule-wrong-type =
    类型不符

    取值不符合文档中的类型，如整数、时间、存储桶名称等。空值不视为类型不符。

    示例：{"<Count>five</Count>"}

    处理方法：先按文本读取。如果服务确实如此发送，则文档需要更正。

rule-unlisted-value =
    取值未列出

    取值不在文档列出的范围内。文档说明还有其他取值时，仅作提示。

    示例：{"<State>Done</State>"}，文档列出的取值为 Success 和 Failed

    处理方法：读取时要能处理未知取值；如果确实存在，可将其加入自己的字典。

rule-repeated-node =
    节点重复

    文档中只有一个的节点出现多次。解析器可能取第一个、最后一个，或合为列表。

    示例：{"<State>Success</State><State>Failed</State>"}

    处理方法：查明以哪一个为准。

rule-duplicate-key =
    键重复

    JSON 对象中同一个键出现两次。多数解析器只保留最后一个值，不作提示。

    示例：{"{\"State\": \"Success\", \"State\": \"Failed\"}"}

    处理方法：查明由什么程序生成。常见原因是从 XML 转换时没有生成数组。

rule-state-contradiction =
    状态矛盾

    回调中对结果的说明不一致：工作流为 Success 而某个任务为 Failed，或者相反；或者 Code 与 State 不一致。

    示例：{"<Code>Success</Code> … <State>Failed</State>"}

    处理方法：均不可信，应按 JobId 查询任务。

rule-time-order =
    时间顺序

    结束早于开始，或创建晚于结束。

    示例：{"<StartTime>2022-06-30T15:29:43+0800</StartTime><EndTime>2022-06-30T15:29:40+0800</EndTime>"}

    处理方法：不要据此计算耗时，应先检查时区。

rule-count-mismatch =
    数量不符

    回调中的数量与实际节点的个数不同。

    示例：{"<Count>5</Count>"} 旁边只有四个 {"<ObjectName>"}

    处理方法：到存储桶中查看实际的对象。

rule-output-mismatch =
    输出不符

    任务要求的输出与实际的输出在存储桶、地域或对象名称上不一致。

    示例：Output.Bucket 为 a-1250000000，而 OutputFile.Bucket 为 b-1250000000

    处理方法：在两处都查找输出，并检查任务的模板。

rule-duplicate-id =
    ID 重复

    一次工作流实例中两个任务的 JobId 相同，而每个任务都应是单独的任务。

    示例：两个 {"<Tasks>"} 的 {"<JobId>"} 相同

    处理方法：按 JobId 查询任务，并确认内容不是手工拼接的。

rule-unlike-samples =
    与示例不同

    几乎所有文档示例都符合的情况，此处不符合。这只是提示，并非错误，因为文档没有这样的约定。

    示例：工作流触发的任务没有对象的 {"<CosHeaders>"}

    处理方法：一般无需处理；如果回调还有其他异常，可与同类回调对比。

rule-encoding =
    编码问题

    有些字节在该编码中没有意义（错误，显示为 U+FFFD），或声明的编码与实际字节不符（警告，以实际字节为准）。

    示例：UTF-8 文本的声明为 {"<?xml version=\"1.0\" encoding=\"GBK\"?>"}

    处理方法：按字节保存内容，不要转换。

rule-suspicious-text =
    可疑字符

    名称或取值中含有不可见的字符：控制字符、零宽字符，或改变文本方向的字符（警告，因为看到的并非实际内容）。

    示例：文件名 {"photo\u202Egpj.exe"} 会显示为 photoexe.jpg

    处理方法：按字节而不是按外观比较和复制此类内容。

rule-documentation-slip =
    文档有误

    回调与实际情况一致，而文档的说明有误。

    示例：表格中为 Createtime，实际回调为 CreateTime

    处理方法：按实际回调而不是按表格编写解析器。

rule-test-request =
    测试请求

    此内容与任何任务无关，是服务为测试回调地址而发送的。

    示例：trace_id 为 test_trace_id，message 为 Test request when setting callback url

    处理方法：无需处理，它说明服务的请求可以到达。

## 转换

# 转换结果中不保留的内容，列在结果之前。$more 为“另有 3 处”或空。
not-kept-more = （另有 { $more } 处）
not-kept-attribute = 属性 { $path } 不保留：官方 JSON 没有属性{ $more }
not-kept-comment = 注释 { $path } 不保留：JSON 没有注释{ $more }
not-kept-instruction = 处理指令 { $path } 不保留：JSON 没有处理指令{ $more }
not-kept-doctype = 文档类型声明不保留，其中声明的实体按原文写出
not-kept-mixed-text = 与元素并列的文本 { $path } 不保留{ $more }
not-kept-order = { $path } 并入同名节点的数组，与其间其他节点的先后顺序不保留{ $more }
not-kept-empty-object = 空对象 { $path } 变为空元素，转回 JSON 时省略{ $more }
not-kept-empty-array = 空数组 { $path } 不保留{ $more }
not-kept-empty-text = 空文本 { $path } 变为空元素，转回 JSON 时省略{ $more }
not-kept-array-of-one = 数组 { $path } 只有一项，变为单个元素，转回 JSON 时不是数组{ $more }
not-kept-duplicate-key = 键 { $path } 重复，变为重复的元素，转回 JSON 时是数组{ $more }
not-kept-number = 数字 { $path } 变为文本{ $more }
not-kept-boolean = 布尔值 { $path } 变为文本{ $more }
not-kept-null = { $path } 的值 null 变为文本 null{ $more }

cannot-convert-nothing = 没有可转换的内容：既不是 XML 也不是 JSON
cannot-convert-truncated = 回调内容在此处截断。只能转换完整的回调内容，需要重新获取
cannot-convert-malformed = 回调内容在此处格式错误。只能转换格式正确的回调内容，需要先更正
cannot-convert-undecodable = 部分字节与编码不符。按声明的编码重新保存后再转换
cannot-convert-part = { $path } 不能单独转换，需要选择所属元素
cannot-convert-name = 键 { $name }（{ $path }）不能作为 XML 元素名。可改用无损转换
cannot-convert-character = { $path } 含有 XML 不能表示的字符 { $character }。可改用无损转换
cannot-convert-nameless-items = 数组 { $path } 的各项没有可用的 XML 元素名。可改用无损转换
cannot-convert-roots = 去掉 Response 外层后，根元素不是恰好一个。需要保留外层
cannot-convert-doctype = 文档类型声明不能无损转换。需要先删除，或改用官方格式
cannot-convert-write = 无法写出结果：{ $error }

## 文件

file-not-found = 文件或文件夹不存在
file-no-permission = 没有权限：授予当前用户读写权限后重试
file-is-folder = 文件夹，不是文件：指定其中的文件
file-is-pipe = 命名管道，不是文件：将其内容保存为文件，或以 - 从标准输入传入
file-is-socket = 套接字，不是文件：将其内容保存为文件
file-is-device = 设备，不是文件：将其内容保存为文件，或以 - 从标准输入传入
file-is-other = 不是普通文件
file-too-large = 超过 4 GiB：请拆分
file-changing = 每次读取时都在变化：待其完整后重试，或先复制一份
file-not-utf8 = 自第 { $byte } 字节起不是 UTF-8：另存为 UTF-8
file-exists = 已存在：指定其他文件，或用 --force 覆盖
file-is-input = 正是被读取的文件：指定其他文件

## 命令行

input-empty = 内容为空：将回调的正文存入其中
input-binary = 二进制文件：既不是 XML 也不是 JSON
input-neither = 既不是 XML 也不是 JSON
input-empty-folder = 不含回调内容：其中没有 XML 或 JSON 文件
input-payload-gone = 已不存在：文件中的回调内容比之前少
input-internal = 因内部错误无法读取：请反馈此问题
input-stopped = 读取已停止
check-summary = 共 { $count } 个回调内容：正常 { $ok } 个，有问题 { $findings } 个，无法读取 { $unreadable } 个；失败的任务 { $failed } 个
check-progress = { $done }/{ $found } 个文件，{ $told } 个回调内容有问题或无法读取
find-progress = { $done }/{ $found } 个文件，{ $told } 个匹配
progress-stopping = 正在停止：再按一次 Ctrl+C 立即结束
files-stopped = 已停止：共 { $found } 个文件，已处理 { $done } 个
convert-stopped = 已停止：未保存任何内容
find-pattern-empty = 没有要查找的内容：模式为空
convert-several = 含 { $count } 个回调内容：用 --payload N 选择一个
convert-no-such-payload = 含 { $count } 个回调内容：没有该序号
convert-no-such-path = { $path } 处没有节点：路径可参考 check 的输出
convert-ambiguous-path = { $path } 处有多个节点：选择其一，例如 { $example }
catalog-unknown = 回调字典中没有 { $id }：可用的有 { $known }
explain-unknown = { $what } 不是文档列出的错误码，也不是规则
explain-similar = { $what } 不是文档列出的错误码，也不是规则：是否为 { $similar }？
window-no-display = 没有窗口：未设置 DISPLAY 和 WAYLAND_DISPLAY
window-absent = 没有窗口：此版本只有 --help 列出的命令
window-failed = 没有窗口：{ $reason }
# $library: such as libxkbcommon-x11.so.
window-no-library = 没有窗口：缺少系统库（{ $library }）。请用软件包管理器安装；在 Debian 和 Ubuntu 上，窗口需要 libx11-6、libx11-xcb1、libxcursor1、libxi6、libxrandr2 和 libxkbcommon-x11-0
# $reasons: what each renderer says, such as "OpenGL: …; Vulkan: …".
window-no-renderer = 没有窗口：没有可用的图形接口（{ $reasons }）。请安装显卡驱动（Debian 和 Ubuntu 上为 libegl1 和 libgl1-mesa-dri，或 mesa-vulkan-drivers），或换一个 --renderer
window-reason-separator = ；
window-text-instead = { $obstacle }；以下以文本显示文件

## 报告

presence-on-success = 成功时
presence-sometimes = 有时
presence-when = 满足条件时

count-errors = { $count } 个错误
count-warnings = { $count } 个警告
count-infos = { $count } 个提示
count-slips = { $count } 处文档有误
count-none = 没有问题
list-separator = ，
tree-missing = 缺失
tree-empty = 空
tree-n-nodes = { $count } 个节点
tree-n-places = 共 { $count } 处

## 查找

regex-group-unclosed = 第 { $column } 个字符处打开的分组没有闭合
regex-group-unopened = 第 { $column } 个字符处的右括号没有对应的左括号
regex-group = 第 { $column } 个字符处的分组名或标志不合法
regex-class-unclosed = 第 { $column } 个字符处的方括号没有闭合
regex-class-range = 第 { $column } 个字符处的 { $part } 不是有效的范围
regex-escape = 第 { $column } 个字符处的 { $part } 不是有效的转义
regex-repetition-missing = 第 { $column } 个字符前没有可重复的内容
regex-repetition-count = 第 { $column } 个字符处的重复次数不合法
regex-unicode-class = 第 { $column } 个字符处的 { $part } 不是有效的字符类
regex-unsupported = 不支持环视和反向引用：第 { $column } 个字符
regex-other = 从第 { $column } 个字符起不是正则表达式
regex-too-large = 正则表达式过大
find-regex = 正则表达式
find-case = 区分大小写
find-words = 全词匹配
find-names = 名称
find-values = 值
find-descriptions = 描述
find-paths = 路径
find-nowhere = 无匹配
find-wrapped-to-start = 已到末尾，从开头继续
find-wrapped-to-end = 已到开头，从末尾继续
command-find-in-all = 在全部已打开内容中查找
command-show-hits = 匹配
find-in-names = 在名称中查找
find-in-values = 在值中查找，包括解码后的值和原文
find-in-descriptions = 在描述中查找
find-in-paths = 在路径中查找，如 Tasks[0].Type
tab-hits = 匹配
hits-scope = 匹配的范围
hits-nowhere = 无匹配。
hits-here = 当前回调内容
hits-everywhere = 全部已打开
hits-count = { $count } 个匹配
hits-count-everywhere = { $count } 个匹配，位于 { $open } 个回调内容中的 { $found } 个
hits-going-on = 正在查找…
hits-more = 另有 { $count } 个匹配未列出，仅列出前 { $kept } 个
hits-nothing-asked = 在搜索框中输入内容后，匹配列在此处。
hit-in-name = 名称
hit-in-value = 值
hit-in-raw-value = 原文值
hit-in-decoded-value = 解码值
hit-in-description = 描述
hit-in-path = 路径
hit-is-missing = 缺失

## 窗口

program-name = Callback Explorer
menu-file = 文件
menu-edit = 编辑
menu-view = 视图
menu-payload = 回调
menu-help = 帮助
command-open = 打开…
command-open-inside = 将内含的文档作为回调打开
command-open-path = 按路径打开…
command-paste = 粘贴
command-export = 导出另存为…
command-export-to-path = 按路径保存导出…
command-close = 关闭回调内容
command-quit = 退出
command-copy-value = 复制值
command-go-to-path = 转到路径、以其他写法复制…
command-copy-path = 复制路径
command-copy-summary = 复制摘要
command-copy-report = 复制 Markdown 报告
command-find = 查找
command-next-hit = 下一个匹配
command-previous-hit = 上一个匹配
command-show-only-hits = 仅显示匹配
command-unfold-all = 全部展开
command-fold-all = 全部折叠
command-show-details = 详情
command-show-findings = 检查结果
command-show-source = 原文
command-show-timeline = 时间轴
command-show-export = 导出
command-light-theme = 浅色
command-dark-theme = 深色
command-system-theme = 跟随系统
command-english = English
command-chinese = 中文
command-zoom-in = 放大
command-zoom-out = 缩小
command-zoom-reset = 恢复缩放
command-next-payload = 下一个回调内容
command-previous-payload = 上一个回调内容
command-next-finding = 下一个问题
command-previous-finding = 上一个问题
command-close-others = 关闭其他
command-close-all = 全部关闭
command-copy-name = 复制名称
command-copy-file-name = 复制文件名
command-copy-file-path = 复制文件路径
command-unfold-below = 展开子树
command-fold-below = 折叠子树
command-show-payloads = 回调列表
command-show-tree = 节点树
command-next-tab = 下一个标签页
command-previous-tab = 上一个标签页
command-next-panel = 下一个面板
command-previous-panel = 上一个面板
command-open-menus = 打开菜单
command-open-context-menu = 打开上下文菜单
command-show-keys = 快捷键…
keys-title = 快捷键
command-show-palette = 所有命令…
palette-title = 所有命令
palette-hint = 查找命令
palette-none = 没有匹配的命令
keys-walking = 列表与文本
keys-walk = 移动；滚动文本
keys-fold = 折叠、展开；切换标签页或菜单
keys-ends = 到开头或末尾
keys-pages = 翻一页
keys-type = 跳到下一个以此开头的名称
keys-enter = 折叠或展开；从其他列表回到节点树
keys-tab = 下一个或上一个控件
keys-escape = 关闭浮层；回到节点树
command-reset-sizes = 恢复面板大小
edge-payloads = 回调列表的宽度
edge-details = 详情的宽度
edge-bottom = 下方面板的高度
edge-names = 节点列的宽度
edge-values = 值列的宽度
keys-close = 关闭快捷键列表
switch-theme = 切换浅色与深色
switch-language = 语言
search-hint = 查找名称、值、描述
panel-payloads = 回调内容
panel-top-bar = 菜单与搜索
panel-header = 摘要
context-menu = 上下文菜单
panel-tree = 节点树
payload-reading = 正在读取…
loading-waiting = 等待读取…
loading-reading = 正在读取 { $done } / { $all }
loading-parsing = 正在解析 { $done } / { $all }
loading-checking = 正在对照字典检查
loading-early = 前若干行，尚未检查
payload-broken-at = { $what } { $place }
name-pasted = 粘贴的内容
column-node = 节点
column-value = 值
column-description = 描述
chip-missing = 缺失
n-nodes = { $count } 个节点
tab-details = 详情
tab-findings = 检查结果
tab-source = 原文
# $count: bytes, written with separators.
source-as-received = 与收到时一致 · { $count } 字节
source-decoded = 由 { $encoding } 解码 · { $count } 字节
tab-export = 导出
findings-none = 没有问题，内容与文档一致。
finding-places = 共 { $count } 处
header-up-to-the-break = 显示到中断处为止
header-n-undecodable = { $count ->
   *[other] { $count } 处无法解码
}
header-tasks-failed = { $count } 个任务中 { $failed } 个失败
header-tasks = { $count } 个任务
header-failed = 失败：
header-job = 任务
header-go-to-task = 查看任务
header-go-to-job = 查看任务
header-go-to-break = 转到中断处
header-go-to-bytes = 转到该字节
click-copies = 单击可复制
tip-copy-value = Ctrl+C 复制值
notice-copied = 已复制：{ $text }
notice-saved = 已保存为 { $file }
dialog-open = 打开回调内容
dialog-save = 保存导出内容
status-offline = 离线工作，数据不会离开本机。
status-catalog = 回调字典收录 { $count } 种回调
status-place = 第 { $line } 行，第 { $column } 列 · 字节 { $byte }
status-parsed-ms = 解析用时 { $time } 毫秒
status-parsed-s = 解析用时 { $time } 秒
status-memory = 全部打开内容占用内存 { $size }
empty-title = 将回调内容拖放到此处
empty-kinds = XML、JSON、HTTP 原始报文、日志片段、.gz 和 .zip，或整个文件夹
empty-keys = { $open } 打开文件 · { $paste } 粘贴回调内容
empty-samples = 或打开示例
sample-workflow = 工作流
sample-smart-cover = 智能封面
sample-tts = 语音合成
sample-words = 分词
sample-failed = 失败的工作流
sample-mistakes = 含错误的示例
drop-title = 松开以打开 { $count } 个文件
drop-added = { $count ->
    [0] 文件和文件夹将在本窗口打开
   *[other] 将添加到已打开的 { $count } 个回调内容中
}
details-value = 值
details-unit = 单位
details-empty = 空
details-values = 文档列出的值
details-more-values = 列表未列全，可能有其他值。
details-findings = 本节点的问题
details-presence = 出现条件
details-source = 来源
details-repeats = 可重复
details-unknown = 文档未列出
details-not-described = 回调字典未列出该节点。
kind-container = 容器
kind-text = 文本
kind-name = 名称
kind-word = 单词
kind-enumeration = 枚举值
kind-code = 错误码
kind-integer = 整数
kind-decimal = 数字
kind-boolean = 布尔值
kind-timestamp = 时间
kind-frame-rate = 帧率
kind-ratio = 比值
kind-region = 地域
kind-bucket = 存储桶
kind-object-key = 对象键
presence-always = 始终出现
provenance-documented = 文档说明
provenance-linked = 关联文档
provenance-sample = 仅见于示例
source-documented = 该页面说明了此节点。
source-linked = 由回调页面引用的页面说明。
source-sample = 没有说明，仅见于文档示例。
export-format = 格式
export-form = 形式
export-vendor = 与服务端发送的一致
export-lossless = 无损，可双向还原
export-envelope = 外层节点
export-auto = 自动
export-keep = 保留
export-drop = 去除
export-array = 数组
export-object = 对象
export-text = 文本
export-number = 数字
export-indent = 缩进
export-spaces = { $count } 个空格
export-compact = 单行
export-content = 内容
export-keep-empty = 保留空节点
export-part = 仅选中的节点
export-save = 另存为…
export-copy = 复制
export-converting = 正在转换…
export-more-losses = 另有 { $count } 项不会保留

## Decoded readings

reading-as-sent = 原样
reading-local = 本机时区
reading-relative = 距今
reading-after = 晚于 { $name }
reading-created = 创建于（由 ID 推断）
reading-request = 生成于（由 ID 推断）
reading-bucket-name = 名称
reading-place = 地点
reading-size = 大小
reading-bit-rate = 码率
reading-bit-rate-or = 按文档单位为 { $rate }；若以 bps 计则为 { $other }，转码回调的示例即是如此
reading-duration = 时长
reading-quotient = 比值
reading-percent-decoded = 解码后
reading-media-type = 内容
reading-media-type-is = { $general ->
    [audio] 音频，{ $special }
    [font] 字体，{ $special }
    [image] 图片，{ $special }
    [text] 文本，{ $special }
    [video] 视频，{ $special }
   *[other] { $special }
}
reading-document = 内含
reading-document-is = { $format }，{ $count } 个节点
reading-host = 主机
reading-path = 路径
reading-parameters = 参数个数
reading-signature-expires = 签名有效至
reading-signature-expired = 签名已过期
time-now = 刚刚
time-ago = { $span }前
time-ahead = { $span }后
span-years = { $count } 年
span-months = { $count } 个月
span-days = { $count } 天
span-hours = { $count } 小时
span-minutes = { $count } 分钟

## Details

command-copy-json = 复制为 JSON
command-copy-xml = 复制为 XML
details-copy = 复制此节点
details-decoded = 解读
details-holds = 包含
details-example = 示例
details-slips = 文档有误
details-rule = 规则 { $rule }
details-explain = 规则说明：{ $rule }
details-close-explanation = 关闭说明
details-all-values = 显示全部 { $count } 个值
details-when-there = { $path } 存在时出现。
details-when-is = { $path } 为 { $values } 时出现。
details-either = 可由 { $name } 代替。
details-may-be-empty = 可能为空；为空时，服务返回的 JSON 中没有此节点。

## Clock

clock-as-sent = 原样
clock-local = 本机时区

## The source view

command-copy-source = 复制原文
source-reading = 正在分行…
notice-copying = 正在复制…

## Findings panel

command-copy-finding = 复制问题
command-copy-findings = 复制列出的问题
command-explain-rule = 查看规则说明
command-list-only-rule = 仅列出此规则
command-weigh-error = 此规则按错误处理
command-weigh-warning = 此规则按警告处理
command-weigh-info = 此规则按提示处理
command-weigh-by-rule = 此规则按默认级别处理
command-mute-rule = 忽略此规则
command-mute-name-of-rule = 在此规则中忽略此名称
command-mute-name = 在所有规则中忽略此名称
command-show-muted = 列出已忽略的问题
findings-all-muted = 全部 { $count } 个问题均已忽略。
findings-all-hidden = 全部 { $count } 个问题均被筛选隐藏。
findings-show-all = 全部显示
findings-only-rule = 仅列出 { $rule }
findings-all-rules = 所有规则
findings-by-rule = 按规则筛选
findings-muted = 已忽略
findings-n-muted = 已忽略 { $count } 个
findings-unmute-rule = 恢复规则 { $rule }
findings-unmute-name = 恢复名称 { $name }
findings-unmute-name-of-rule = 恢复名称 { $name }（规则 { $rule }）

## Clipboard

clipboard-waiting = 正在等待剪贴板内容所属的程序…
clipboard-nothing = 剪贴板中没有文本或文件
clipboard-silent = 剪贴板内容所属的程序没有响应：请在该程序中重新复制，或改为打开文件
# $reason: the system's words.
clipboard-failed = 无法粘贴（{ $reason }）：请改为打开文件
clipboard-not-copied = 未能复制（{ $reason }）：该文本只能在此窗口内粘贴

## 设置、最近打开的文件、通知

command-reload = 从磁盘重新读取
command-stop-reading = 停止读取
command-reopen-closed = 重新打开已关闭的回调内容
command-settings = 设置
command-clear-recent = 清空最近打开的文件
recent-title = 最近打开
payload-gone = 磁盘上已不可用：{ $reason }
payload-reloaded = 已于 { $time } 重新读取
notice-same = { $file } 没有变化
notice-reloaded = 已重新读取 { $file }
toast-close = 关闭通知
toast-show = 查看
toast-reloaded = { $file } 已变化，{ $time } 重新读取
toast-broken = { $file } 已变化，{ $reason }
toast-lost = { $file }：{ $reason }。显示的是之前的内容。
toast-watch-limit = 文件变化后不会自动重新读取：系统不允许此用户监视更多文件夹。可按 { $keys } 重新读取，或调高 fs.inotify.max_user_watches。
toast-unwatched = 文件变化后不会自动重新读取：{ $reason }。可按 { $keys } 重新读取。
toast-not-kept = 无法记住已打开的内容，下次启动时不会恢复：{ $reason }
toast-not-restored = 无法恢复上次打开的内容：{ $reason }
toast-no-notes = 无法读取备注：{ $reason }
toast-notes-damaged = { $file } 已损坏，保持原样。修复或移走该文件之前，新的备注在窗口关闭后丢失。
toast-record-damaged = { $file } 已损坏，将重新写入。
toast-settings-damaged = 无法读取设置，已恢复为默认值：{ $file } 已损坏或来自其他版本。
settings-title = 设置
settings-close = 关闭设置
settings-appearance = 外观
settings-language = 语言
settings-theme = 主题
settings-light = 浅色
settings-dark = 深色
settings-system = 跟随系统
settings-zoom = 缩放
settings-clock = 时间
settings-files = 文件
settings-restore = 下次启动时打开当前已打开的内容
settings-restore-hint = 只记住路径、折叠、选中状态和备注，从不记录内容。粘贴的内容不会恢复。
settings-watch = 文件变化后自动重新读取
settings-rules = 严重程度
settings-rule-own = 默认：{ $severity }
settings-muted = 已忽略的名称
settings-muted-none = 没有已忽略的名称。
settings-muted-in = { $name }（{ $rule }）
settings-reset = 恢复默认设置
weight-error = 错误
weight-warning = 警告
weight-info = 提示
weight-off = 关闭

## Paths and dialogs

path-open-title = 按路径打开
path-save-title = 按路径保存导出
path-hint = 文件或文件夹的路径
path-open-hint = 可输入多个路径，支持引号、~ 和 file://。Tab 补全，↓ ↑ 选择，Enter 打开。
path-save-hint = 支持 ~ 和 file://。Tab 补全，↓ ↑ 选择，Enter 保存。
path-open = 打开
path-save = 保存
path-close = 关闭路径输入框
path-more = 另有 { $count } 项
path-would-replace = 已有同名文件：再按一次 Enter 即替换。
path-no-dialog = 此系统没有选择文件的对话框（桌面门户和 zenity 均无响应）。请改为输入路径。
dialog-is-open = 已有对话框打开：请先在其中操作，或输入路径
empty-title-no-drops = 打开或粘贴回调内容
empty-no-drops = 在 Wayland 上无法拖放到此处：请在文件管理器中复制文件，然后粘贴

## Choosing the callback by hand

chosen-by-hand = 手动指定
# $recognized: "recognized: Workflow callback", or that it isn't.
chosen-by-hand-instead = 手动指定；{ $recognized }
recognized-as = 自动识别：{ $title }
recognized-as-nothing = 自动识别：未识别出已知回调
evidence-value = { $path } 为 { $value }
evidence-present = 有 { $path }
evidence-absent = 没有 { $path }
catalog-unknown-near = 回调字典中没有 { $id }，是否指 { $near }？可用的有 { $known }
command-choose-callback = 指定回调类型…
# $title: what it is taken for now.
chooser-button = 回调类型：{ $title }
chooser-title = 按哪种回调解读？
chooser-hint = 回调的名称、Tag 或 id
chooser-none = 没有这样的回调
chooser-as-likely = 同样可能
chooser-chosen = 已手动指定。
chooser-evidence = 识别依据：
chooser-no-evidence = 内容中没有可识别回调类型的依据。
header-alternatives = 另有 { $count } 种可能

## Catalog

command-show-catalog = 回调字典
catalog-title = 回调字典
catalog-close = 关闭回调字典
catalog-hint = 名称、Tag、节点或含义
catalog-hits = { $count } 个节点
catalog-nodes = 文档节点
catalog-open-sample = 打开此示例
column-type = 类型
catalog-schema-of-one = JSON Schema 每次只针对一个回调：catalog ID --format schema
catalog-n-pages = { $count } 个文档页

## Where a payload stood

step-http-request = 原始 HTTP 请求
step-http-response = 原始 HTTP 响应
step-curl = curl 记录
step-chunked = 分块传输
step-text = 文本中
step-fence = 代码块
step-json-object = 其他 JSON 内
step-json-string = JSON 字符串
step-hex-escapes = \x22 转义
step-entities = &lt; 转义
step-csv = CSV 字段
step-form = 表单编码
step-container-log = 容器日志
origin-line = 第 { $line } 行
origin-times = { $step } × { $count }
origin-other-lines = { $count } 行不含回调内容
origin-title = 出处
origin-file = 文件
origin-member = 成员
origin-at = 行
origin-undone = 已还原
origin-number = 序号
origin-number-of = 第 { $number } 个，共 { $count } 个
origin-request = 请求
origin-status = 状态码
origin-client = 客户端
origin-time = 时间
origin-others = 其余
origin-headers = { $count } 个 HTTP 头
fact-found = 出处

## 限制与编码

limit-file = 超过 { $most } 字节：可用 --limit file=N 放宽，或将其拆分
limit-unpacked = 解压后超过 { $most } 字节：可用 --limit unpacked=N 放宽，或先行解压
limit-wrappings = 转义和打包嵌套超过 { $most } 层：可用 --limit wrappings=N 放宽，或先行解开
limit-payloads = 含超过 { $most } 个回调内容：可用 --limit payloads=N 放宽，或将其拆分
limit-nodes = 节点超过 { $most } 个，读取到此为止。可用 --limit nodes=N 放宽
limit-depth = 层级超过 { $most } 层，读取到此为止。可用 --limit depth=N 放宽
limit-wrong = 应为 NAME=N，其中 NAME 为 { $names } 之一
limit-wrong-number = 应为不大于 { $most } 的数字，例如 5000、10K 或 2G
encoding-none = 没有此名称的编码；已知 { $names } 等
encoding-fits = 所有字节在 { $encoding } 中均有意义：通过 选择编码… 或 --encoding { $encoding } 以该编码读取。
encoding-other = 若为其他编码，可通过 选择编码… 或 --encoding NAME 指定。
encoding-chosen = { $encoding }（手动选择）
writing-simplified-chinese = 简体中文
writing-traditional-chinese = 繁体中文
writing-japanese = 日文
writing-korean = 韩文
writing-latin = 拉丁字母
writing-cyrillic = 西里尔字母
writing-greek = 希腊文
writing-arabic = 阿拉伯文
writing-hebrew = 希伯来文
writing-thai = 泰文
command-choose-encoding = 选择编码…
encodings-title = 以何种编码读取
encodings-hint = 编码名称
encodings-none = 没有此名称的编码
encodings-told = 依字节判断
encodings-fits = 所有字节均有意义
encodings-now = 依字节判断，以 { $encoding } 读取。
encodings-chosen = 按手动选择，以 { $encoding } 读取。

## 表格中的多条回调

standing-unreadable = 无法读取
table-file = 文件
table-callback = 回调类型
table-received = 接收时间
table-findings = 问题
table-reason = 原因
table-errors = 错误
table-warnings = 警告
table-infos = 提示
table-none = 无

panel-filters = 筛选
panel-folder = 表格
folder-n-payloads = { $count } 条回调
folder-listed = 显示 { $listed } / { $all } 条回调
folder-reading = 正在读取：{ $done } / { $all } 个文件
folder-searching = 正在查找：{ $done } / { $all } 个文件
folder-empty = 没有回调：其中没有像 XML 或 JSON 的文件
folder-all-hidden = 筛选条件排除了全部 { $count } 条回调
folder-export = 导出表格
folder-columns = 列
folder-group-by = 分组
folder-grouped = 按{ $column }
folder-no-groups = 不分组
folder-clear = 清除
folder-more = 其他 { $count } 种
folder-fewer = 收起
folder-from = 从：2024-05-31 12:00
folder-to = 到：2024-05-31
folder-open = 打开 { $file }
folder-new = 打开文件夹之后新增
folder-changed = 打开文件夹之后有改动
folder-ascending = 升序
folder-descending = 降序
folder-sort = 按此列排序
folder-group = 按此列分组
folder-hide-column = 隐藏此列
folder-move-left = 左移
folder-move-right = 右移
folder-n-selected = 已选 { $count } 条
status-folder = { $files } 个文件，共 { $payloads } 条回调
status-unreadable = { $count } 条无法读取
status-analysed = 分析用时 { $time } 秒
command-open-rows = 打开所选回调
command-select-rows = 选择全部行
command-copy-cell = 复制单元格
command-copy-rows = 复制行
command-copy-csv = 将行复制为 CSV
command-only-this = 仅显示与此单元格相同的行
command-clear-filters = 清除筛选
command-group-by-this = 按此单元格所在列分组
command-export-csv = 将表格导出为 CSV…
command-export-lines = 将表格导出为 JSON 行…

## 对比

compare-no-sample = 不是回调字典中的回调：没有示例
compare-broken = 内容不完整：仅对比可读取的部分
compare-sample = 文档示例 { $file }
compare-n-nodes = { $count } 个节点
compare-same = 没有差异
compare-n-differences = { $count } 处差异：{ $kinds }
compare-n-changed = 值不同 { $count } 处
compare-n-added = 新增 { $count } 处
compare-n-removed = 删除 { $count } 处
compare-n-moved = 移动 { $count } 处
compare-n-reordered = 顺序不同 { $count } 处
compare-n-ignored = 另有 { $count } 处值不同但不计入
tab-comparison = 对比
command-compare-with = 对比…
command-compare-good = 与最近一次成功的实例对比
command-compare-sample = 与文档示例对比
command-compare-rows = 对比所选回调内容
command-show-comparison = 对比结果
command-next-difference = 下一处差异
command-previous-difference = 上一处差异
command-differences = 仅显示差异
command-ignore-ids = 忽略任务和实例 ID
command-ignore-times = 忽略时间
command-ignore-values = 忽略所有值
command-ignore-empty = 空与缺失视为相同
command-swap-compared = 交换对比双方
command-end-comparison = 关闭对比
comparer-title = 与哪个对比？
comparer-hint = 输入名称
comparer-none = 没有打开该名称的回调内容
comparer-sample = 文档示例
comparer-good = 最近一次成功
comparison-going-on = 正在对比…
comparison-in-vain = 该回调内容没有文档示例
comparison-node = 节点
comparison-ignored = 不计入的差异
comparison-absent = 没有
comparison-show = 在 { $name } 中查看
comparison-sample = 示例 { $file }
change-same = 相同
change-added = 新增
change-removed = 删除
change-changed = 值不同
change-moved = 移动
change-reordered = 顺序不同

## 任务的时间轴。

timeline-run = 工作流
timeline-job = 任务
timeline-unknown = 未知
timeline-open = 缺少 EndTime，结束时间未知
timeline-no-end = 此回调不含结束时间
timeline-running = 尚未结束
timeline-backwards = 结束早于开始
timeline-no-moment = 没有时间
timeline-started = 开始
timeline-ended = 结束
timeline-waited = 排队
timeline-ran = 执行
timeline-slowest = 最慢：{ $name }
timeline-at-once = 最多 { $count } 个同时执行
timeline-idle = 空闲 { $duration }
timeline-as-sent = 时间原样，{ $offset }
timeline-local = 本机时区，{ $offset }
timeline-utc = UTC 时间
timeline-none = 此回调不含时间。
duration-whole-minutes = { $count } 分
duration-whole-hours = { $count } 小时
duration-whole-days = { $count } 天
tab-timeline = 时间轴
timeline-coming = 正在读取时间…
command-save-timeline-svg = 时间轴另存为 SVG…
command-save-timeline-png = 时间轴另存为 PNG…
timeline-save = 时间轴另存为
timeline-too-tall = { $count } 个条目超出 PNG 的高度限制，可另存为 SVG。

## 重复节点的表格

tab-records = 表格
records-coming = 正在读取重复的节点…
records-none = 该回调内容中没有重复的节点。
records-all-hidden = 没有任何一行的值包含这些文字。
records-listed = { $count } 行中的 { $listed } 行
records-filter = 筛选行
records-choose = 选择重复的节点
records-row = 第 { $row } 行
records-cell = { $column }，第 { $row } 行
command-show-as-table = 以表格显示
command-end-table = 关闭表格
records-n-rows = { $count } 行
records-left-out = 列数过多，另有 { $count } 列未显示。
records-no-such-path = { $path } 处没有节点；其中重复的节点：{ $repeats }
records-no-repeats = { $path } 处没有节点，其中也没有重复的节点
records-several = 有多处节点使用该名称：{ $repeats }

## 路径框

path-box-title = 路径
path-box-hint = Response.JobsDetail[0].State、$.…、/…、.…
path-box-head = 输入文档写法、JSONPath、JSON Pointer、XPath 或 jq 的路径即可转到；选择下方的一行即可复制。
path-box-none = 此路径没有节点
path-box-go = 转到 { $path }
path-box-first = { $count } 个中的第一个
path-box-documented = 文档写法

## 实例：属于同一实例的回调内容

run-head = 实例 { $id }
run-without-id = 没有 RunId 的实例
run-tally = { $count } 个任务中 { $succeeded } 个成功
run-tally-jobs = 已知的 { $count } 个任务中 { $succeeded } 个成功
run-n-failed = { $count } 个失败
run-n-running = { $count } 个尚未结束
run-n-told = { $count } 个任务中有 { $told } 个的回调
run-own-absent = 没有实例自身的回调
run-not-here = 没有它的回调
run-late-ended = 迟到 { $after }：在实例回调所述的最后时间之后才结束
run-late-logged = 迟到 { $after }：在实例回调之后才记录
run-other-state = 实例回调中为{ $state }
run-outputs = 输出
run-twins = 重复回调
twins-bytes = 字节完全相同：{ $names }
twins-content = 内容相同，写法不同：{ $names }
twins-job = 同一任务，内容不同：{ $names }
twins-run = 同一实例，内容不同：{ $names }
twins-ended = 结束时间先为 { $from }，后为 { $to }
tab-run = 实例
command-show-run = 实例
run-alone = 没有其他已打开的回调内容属于同一实例。
run-column-task = 任务
run-column-callback = 回调
run-column-told = 回调所述
run-not-open = 未打开
run-copy-path = 复制对象路径
run-copy-url = 复制 URL
run-compare = 对比
run-related = 实例：{ $count } 个回调中已打开 { $told } 个
run-no-duplicate = { $name } 说的是同一任务，不是重复回调
header-told-there = 由任务的回调给出
header-go-to-callback = 查看任务的回调
runs-none = 这些回调内容都不属于工作流实例。
runs-progress = { $done }/{ $found } 个文件，{ $told } 个实例和任务的回调

## What is handed on

tab-share = 分享
command-show-share = 查看分享内容
share-form = 报告
share-markdown = Markdown，用于工单
share-html = HTML，用浏览器查看
share-csv = CSV，用于表格
share-json-lines = JSON 行，供程序读取
share-sarif = SARIF，供代码平台读取
share-kit = 解析测试包（zip）
share-language = 语言
share-payloads = 回调内容
share-this = 仅当前
share-all = 已打开的全部 { $count } 个
share-notes = 附上我的 { $count } 条备注
share-coming = 正在生成报告…
share-to-path = 按路径保存报告…
share-reply = 还原回复中的代号…
share-reply-title = 回复内容，代号已还原
share-reply-hint = 粘贴含有代号（如 job-1）的回复
share-reply-close = 返回报告
notice-copied-redacted = { $count ->
    [0] 已复制，没有需要脱敏的值：{ $text }
   *[other] 已复制，已脱敏 { $count } 个值：{ $text }
}

## What is hidden in what is handed on

hide = 脱敏
hide-nothing = 不脱敏
hide-for-vendor = 提供给服务商
hide-for-public = 可公开
hide-own-choice = 自选
secret-bucket = 存储桶和主机
secret-object = 对象键
secret-id = ID、名称和消息
secret-words = 用户数据和文本
secret-parameters = 地址中的签名
secret-contact = 联系方式、身份证

## Redaction

redact-count = 已脱敏 { $count } 个值
redact-telling-ids = 仍有 { $count } 个 ID 可推断创建时间和主机

## Reports

report-findings = { $count ->
    [0] 未发现问题
   *[other] { $count } 个问题
}
report-more = 另有 { $count } 处
report-payload = 回调内容 { $number }
report-column-payload = 回调内容
report-column-callback = 回调类型
report-column-findings = 错误和警告
report-notes = 备注
report-note-lost = 回调内容中已没有该节点
report-parser = 接收程序应兼容
report-envelope-dropped = JSON 不含 XML 最外层的 { $name }。
report-envelope-kept = JSON 与 XML 一样，最外层都有 { $name }。
report-always-array = 始终为数组：{ $names }。
report-object-or-array = 仅一个时为对象或值，多个时为数组：{ $names }。
report-absent-when-empty = XML 中可为空，此时 JSON 中没有该节点：{ $names }。
report-all-text = JSON 中所有值都是字符串，数字也不例外。
report-text-but = JSON 中所有值都是字符串，但 { $names } 为数字。
report-page = 回调报告
report-page-of-many = 回调报告：{ $count } 个回调内容
report-tree = 逐个节点
report-more-bars = 另有 { $count } 条未画出
report-cut-tree = 其余从略：该回调内容共有 { $count } 个节点，可用 show 命令或在窗口中查看全部。
report-cut-value = … 另有 { $count } 个字符

## 解析测试包

kit-title = 解析测试包：{ $kind }
kit-files = 同一回调内容可能收到的各种形式：
kit-file = 文件
kit-form = 形式
kit-documented = { $form }（该回调在文档中的形式）
kit-envelope = 最外层有 { $name }
kit-no-envelope = 最外层没有 { $name }
kit-array = { $name } 为数组
kit-object = { $name } 为对象
kit-with-empty = 保留空节点
kit-no-empty = 省略空节点
kit-post = 发送到接收地址
kit-endpoint = 将地址改为接收程序的地址，在本文件所在的文件夹中运行：
kit-all = 全部发送，并显示每次的状态码：
kit-terminal = 测试包为压缩文件，请用 -o FILE 指定文件

## About

command-about = 关于 Callback Explorer
about-title = 关于 Callback Explorer
about-close = 关闭程序信息
about-version = 版本 { $version } · { $license }
about-what = 查看腾讯云数据万象的回调说了什么。一切在本机完成，不发送任何数据。
about-linked = 本程序不是腾讯的产品。它由 { $count } 个软件包和字体构成，各自的许可证见下。
about-list = 软件包与字体

## 备注

tab-notes = 备注
command-pin = 标记该行
command-write-note = 写备注
command-show-notes = 显示备注
pin-plain = 已标记
pin-noted = 备注：{ $note }
note-hint = 该行的备注
note-hint-whole = 该回调内容的备注
note-too-long = 一条备注最多 { $most } 个字符，超出部分不会录入。
note-none = 该回调内容没有标记和备注。
note-of-other = 写备注时文件内容不同
note-unpin = 取消标记
notice-note-removed = 已取消标记。再次标记时，备注会恢复。
notice-not-pinned = 无法标记该行：层级过深，或已标记 { $most } 行。
