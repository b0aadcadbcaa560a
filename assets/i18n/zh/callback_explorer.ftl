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

## 检查结果

## 转换

## 命令行

## 报告

## 窗口

