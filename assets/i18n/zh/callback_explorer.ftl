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
fact-broken = 出错位置
fact-broken-at = { $line }:{ $column }，第 { $byte } 字节，共 { $size } 字节
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
fact-message = 错误描述
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

## 检查结果

## 转换

## 文件

file-not-found = 文件或文件夹不存在
file-no-permission = 没有权限：授予当前用户读写权限后重试
file-is-folder = 是文件夹，不是文件：指定其中的文件
file-is-pipe = 是命名管道，不是文件：将其内容保存为文件，或以 - 从标准输入传入
file-is-socket = 是套接字，不是文件：将其内容保存为文件
file-is-device = 是设备，不是文件：将其内容保存为文件，或以 - 从标准输入传入
file-is-other = 不是普通文件
file-too-large = 超过 4 GiB：请拆分
file-not-utf8 = 自第 { $byte } 字节起不是 UTF-8：另存为 UTF-8
file-exists = 已存在：指定其他文件，或用 --force 覆盖
file-is-input = 正是被读取的文件：指定其他文件

## 命令行

## 报告

count-errors = { $count } 个错误
count-warnings = { $count } 个警告
count-infos = { $count } 个提示
count-none = 没有问题
list-separator = ，
tree-missing = 缺失
tree-empty = 空
tree-n-nodes = { $count } 个节点
tree-n-places = 共 { $count } 处

## 窗口

