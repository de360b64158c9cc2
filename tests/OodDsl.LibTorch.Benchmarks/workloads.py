"""The other side of the comparison: runs a workload N times on request and answers with the seconds it took."""
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
torch.set_num_threads(int(sys.argv[1]))
a, b = torch.randn(8, 8), torch.randn(8, 8)
g = torch.randn(8, 8, requires_grad=True)


def block(inputs, outputs):
    return [nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True), nn.MaxPool2d(2)]


net = nn.Sequential(*block(1, 32), *block(32, 64), *block(64, 128), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(128, 8))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-4, nesterov=True)
images, labels = torch.rand(128, 1, 28, 28), torch.randint(0, 8, (128,))
many = [torch.randn(64, 64, requires_grad=True) for _ in range(60)]
for p in many:
    p.grad = torch.randn(64, 64)
many_optimizer = torch.optim.SGD(many, lr=0.1, momentum=0.9, weight_decay=5e-4, nesterov=True)


def small_add():
    with torch.no_grad():
        a + b


def small_chain():
    with torch.no_grad():
        ((a * b + a).relu() - 2).sum()


def small_add_grad():
    g + b


def small_backward():
    g.grad = None
    ((g * b + g).relu() - 2).sum().backward()


def convnet_step():
    net.train()
    loss = F.cross_entropy(net(images), labels)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()


def evaluation():
    net.eval()
    with torch.inference_mode():
        net(images)


def optimizer_step():
    many_optimizer.step()


class BasicBlock(nn.Module):
    def __init__(self, inputs, width, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, width, 3, stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        same = stride == 1 and inputs == width
        self.shortcut = None if same else nn.Sequential(nn.Conv2d(inputs, width, 1, stride, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        inner = F.relu(self.bn1(self.conv1(x)), inplace=True)
        return F.relu(self.bn2(self.conv2(inner)) + (x if self.shortcut is None else self.shortcut(x)), inplace=True)


def resnet18_step():
    global resnet
    if resnet is None:
        layers, inputs = [nn.Conv2d(3, 64, 3, padding=1, bias=False), nn.BatchNorm2d(64), nn.ReLU(inplace=True)], 64
        for stage in range(4):
            for number in range(2):
                layers.append(BasicBlock(inputs, 64 << stage, 2 if stage > 0 and number == 0 else 1))
                inputs = 64 << stage
        network = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 8))
        resnet = (network, torch.optim.SGD(network.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-4, nesterov=True),
                  torch.rand(64, 3, 32, 32), torch.randint(0, 8, (64,)))
    network, sgd, batch, classes = resnet
    network.train()
    loss = F.cross_entropy(network(batch), classes)
    sgd.zero_grad(set_to_none=True)
    loss.backward()
    sgd.step()


resnet = None
stored = torch.randint(0, 256, (43200, 1, 28, 28), dtype=torch.uint8)
rows = torch.randperm(43200)[:128]
mean, deviation = torch.tensor([0.28]), torch.tensor([0.35])


def loader():
    """The same tensor operations, for the whole batch at once."""
    with torch.no_grad():
        batch = stored.index_select(0, rows).to(torch.float32) / 255
        crops = F.pad(batch, (2, 2, 2, 2)).unfold(2, 28, 1).unfold(3, 28, 1).permute(0, 2, 3, 1, 4, 5)
        batch = crops[torch.arange(128), torch.randint(0, 5, (128,)), torch.randint(0, 5, (128,))]
        batch = torch.where((torch.rand(128) < 0.5).view(-1, 1, 1, 1), batch.flip(3), batch)
        (batch - mean.view(-1, 1, 1)) / deviation.view(-1, 1, 1)


print(f"Python {sys.version.split()[0]}, torch {torch.__version__}", flush=True)
for line in sys.stdin:
    name, count = line.split()
    work = globals()[name]
    start = time.perf_counter()
    for _ in range(int(count)):
        work()
    print(time.perf_counter() - start, flush=True)
